import { createClient, InputError } from "./generated/client.js";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.js";

async function main(baseUrl: string): Promise<string> {
  const client = createClient({ baseUrl, token: "consumer" });
  // @ts-expect-error Where types don't resolve, this compiles.
  client satisfies number;

  const job = await client.submit(
    wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png" }),
  );
  const { output } = await job.result();

  try {
    // @ts-expect-error It is called `steps`.
    wan22VaceFun({ prompt: "a kite", image: "https://example.com/kite.png", stepps: 4 });
  } catch (error) {
    if (error instanceof InputError) return `${output.video}\n${error.message}\n`;
  }
  return "the misspelt name went through";
}

const baseUrl = new URL(location.href).searchParams.get("baseUrl") ?? "";
const body = await main(baseUrl).catch(String);
await fetch("/printed", { method: "POST", body });
