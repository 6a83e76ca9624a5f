/** Serves the page, and stands between it and the Model API: adds the token, and lets only valid requests through. */
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { proxy } from "hono/proxy";
import { validator } from "hono/validator";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.ts";

const {
  RUNCOMFY_API_TOKEN: token,
  RUNCOMFY_MODEL_API_BASE: api = "https://model-api.runcomfy.net/v1",
  PORT: port = "3000",
} = process.env;

/** A body has wire keys, the model's schema is over friendly names. */
const valid = validator("json", (body, context) => {
  const { issues } = wan22VaceFun["~standard"].validate(wan22VaceFun.parse(body));
  return issues === undefined ? body : context.json({ detail: issues }, 422);
});

/** Of what the page sent, only the path and the body go on. */
function forward(request: Request, body: string | null = null): Promise<Response> {
  return proxy(`${api}${new URL(request.url).pathname.slice("/v1".length)}`, {
    method: request.method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body,
  });
}

const app = new Hono();
app.post(`/v1/models/${wan22VaceFun.id}`, valid, (context) =>
  forward(context.req.raw, JSON.stringify(context.req.valid("json"))),
);
app.get("/v1/requests/:id/:what{status|result}", (context) => forward(context.req.raw));
app.post("/v1/requests/:id/cancel", (context) => forward(context.req.raw));
app.use(serveStatic({ root: "public" }));

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(port) }, (address) =>
  console.log(`http://127.0.0.1:${address.port}`),
);
