import { Hono } from "hono";
import { cors } from "hono/cors";
import { isModelId } from "../model/id.js";
import { readJsonBody } from "./body.js";
import type { Catalog } from "./catalog.js";
import { answer, invalidIdentifier, invalidInput, plainError, unknownResource } from "./errors.js";
import {
  exchangeOn,
  type Backend,
  type Exchange,
  type ExchangeEnv,
  type Route,
} from "./exchange.js";
import type { Endpoint } from "./request-log.js";
import { resultBody, statusBody, submitBody } from "./job-answers.js";
import type { Job } from "./jobs.js";
import { outputFile, outputsOf } from "./outputs.js";
import { seedOf } from "./seed.js";
import { BodyChecker } from "./validate.js";

const REQUEST_ID = /^[A-Za-z0-9_-]{1,128}$/;

/** The routes of the API. */
export function createApp(backend: Backend, catalog: Catalog): Hono<ExchangeEnv> {
  const { jobs, requests } = backend;
  const checker = new BodyChecker();
  const on = (endpoint: Endpoint, route: Route) => exchangeOn(endpoint, backend, route);

  const submit = aboutModel(async (id, { request, url, entry, jobError }) => {
    const body = await readJsonBody(request);
    if ("refusal" in body) return body.refusal;
    requests.keepBody(entry, body.json, body.bytes);
    const model = catalog.model(id);
    if (model === undefined) return unknownResource(`no model ${id}`);
    const { details, note } = checker.check(model, body.json);
    if (note !== undefined) entry.note = note;
    if (details.length > 0) return invalidInput(details);
    const job = jobs.create(model, seedOf(body.json, body.text));
    if (jobError !== undefined) job.error = jobError;
    entry.createdJob = true;
    entry.requestId = job.id;
    return answer(200, submitBody(job, url.origin));
  });

  const aboutJob =
    (route: (job: Job, exchange: Exchange) => Response): Route =>
    (exchange) => {
      const { requestId = "" } = exchange.entry;
      if (!REQUEST_ID.test(requestId)) {
        return invalidIdentifier(`${JSON.stringify(requestId)} is no request id`);
      }
      const job = jobs.find(requestId);
      if (job === undefined) return unknownResource(`no request ${requestId}`);
      if (exchange.jobError !== undefined) job.error = exchange.jobError;
      return route(job, exchange);
    };

  const status = aboutJob((job, { url }) => answer(200, statusBody(job, jobs, url.origin)));

  const result = aboutJob((job, { url }) => {
    const withCost = url.searchParams.get("include_cost") === "true";
    return answer(200, resultBody(job, jobs, url.origin, withCost));
  });

  const cancel = aboutJob((job, { url }) => {
    const outcome = jobs.cancel(job);
    const { status: now = "" } = statusBody(job, jobs, url.origin);
    return answer(202, { request_id: job.id, status: now, outcome });
  });

  const file = aboutJob((job, { url }) => {
    const name = url.pathname.split("/").at(-1) ?? "";
    const isDone = jobs.state(job) === "finished" && job.error === undefined;
    const found = isDone ? outputFile(outputsOf(job.model), name, job.seed) : undefined;
    if (found === undefined) return plainError(404, "No such file.");
    return new Response(found.bytes, { headers: { "content-type": found.type } });
  });

  const app = new Hono<ExchangeEnv>();
  app.use(cors({ origin: "*", allowMethods: ["GET", "POST"], exposeHeaders: ["Retry-After"] }));
  app.onError((error) => plainError(500, `The emulator failed: ${error.message}`));
  app.post("/v1/models/:model{.+}", on("submit", submit));
  app.get("/v1/requests/:request/status", on("status", status));
  app.get("/v1/requests/:request/result", on("result", result));
  app.post("/v1/requests/:request/cancel", on("cancel", cancel));
  app.get(
    "/v1/models",
    on("catalog", ({ url }) => catalog.list(url.searchParams)),
  );
  app.get(
    "/v1/models/categories",
    on("catalog", () => catalog.categories()),
  );
  app.get(
    "/v1/models/:model{.+}",
    on(
      "catalog",
      aboutModel((id) => catalog.entry(id)),
    ),
  );
  app.get("/files/:request/:name", on("file", file));
  app.all(
    "*",
    on("other", () => plainError(404, "The Model API has no such path.")),
  );
  return app;
}

function aboutModel(
  route: (id: string, exchange: Exchange) => Response | Promise<Response>,
): Route {
  return (exchange) => {
    const { modelId = "" } = exchange.entry;
    if (isModelId(modelId)) return route(modelId, exchange);
    return invalidIdentifier(`${JSON.stringify(modelId)} is no model id`);
  };
}
