import { createClient, InputError } from "./generated/client.js";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.js";

const client = createClient();
const job = await client.submit(
  wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png" }),
);
const { output } = await job.result();
console.log(output.video);

try {
  // @ts-expect-error It is called `steps`.
  wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png", stepps: 4 });
} catch (error) {
  if (error instanceof InputError) console.log(error.message);
}

// @ts-expect-error Where types don't resolve, this compiles.
export const notANumber: number = client;
