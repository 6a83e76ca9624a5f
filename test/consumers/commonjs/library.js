const assert = require("node:assert");
const { generate, readModels } = require("comfygen");
const { createEmulator } = require("comfygen/emulator");

async function main() {
  const { models } = await readModels("../../schemas");
  const { files } = await generate(models, { output: "generated" });
  assert(files.has("models/community/wan-2-2/vace-fun.ts"));

  const { fetch } = createEmulator({ models });
  const headers = { authorization: "Bearer any" };
  const answer = await fetch("http://localhost/v1/models", { headers });
  assert.equal(answer.status, 200);
}

void main();
