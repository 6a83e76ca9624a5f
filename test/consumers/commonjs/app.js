const { isComfygenError } = require("comfygen/runtime");
const { createClient } = require("./generated/client.js");
const { wan22VaceFun } = require("./generated/models/community/wan-2-2/vace-fun.js");

const client = createClient();

async function main() {
  const job = await client.submit(
    wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png" }),
  );
  const { output } = await job.result();
  console.log(output.video);

  try {
    // @ts-expect-error It is called `steps`.
    wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png", stepps: 4 });
  } catch (error) {
    // The package's runtime knows the errors of the generated one.
    if (isComfygenError(error, "invalid_input")) console.log(error.message);
  }
}

void main();

/**
 * Where types don't resolve, this compiles.
 * @type {number}
 */
// @ts-expect-error
const notANumber = client;

module.exports = { notANumber };
