import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { ROOT } from "../cli/comfygen.js";
import { Sandbox } from "../hostile/sandbox.js";

const sandbox = new Sandbox();
/** Runs a command under a terminal of its own. */
const hasScript = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

it.skipIf(!hasScript)(
  "a terminal sees a bar while a slow catalogue is pulled, and none after",
  async () => {
    const ids = Array.from({ length: 6 }, (_, at) => `a/m${at}`);
    const server = createServer(async (request, response) => {
      const id = ids.find((one) => request.url?.endsWith(one));
      if (id) await setTimeout(400);
      const entry = { model_id: id, input_schema: { type: "object", properties: {} } };
      const list = { models: ids.map((model_id) => ({ model_id })), total: ids.length };
      response.end(JSON.stringify(id ? entry : list));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const command = `'${process.execPath}' '${ROOT}dist/cli/main.js' pull --all --base-url http://127.0.0.1:${port}/v1`;
      const child = spawn("script", ["-qec", command, "/dev/null"], {
        cwd: sandbox.folder,
        stdio: ["ignore", "pipe", "inherit"],
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          TERM: "xterm",
          RUNCOMFY_API_TOKEN: "t",
        },
      });
      const seen = await text(child.stdout);
      expect(seen).toMatch(/models \[#+ +\] \d of 6/);
      const after = seen.slice(seen.lastIndexOf(" of 6") + " of 6".length);
      expect(after.startsWith("\r\u001b[2Ka/m0: taken in")).toBe(true);
      expect(sandbox.files("schemas")).toHaveLength(6);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
);
