import { posix } from "node:path";
import { printLines, printString } from "./literal.js";
import { modulePath } from "./plan.js";

/** A call that is to be printed. */
export interface SampleCall {
  readonly id: string;
  readonly exportName: string;
  /** Under friendly names. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The output folder, seen from the file that the call stands in: `./generated`. */
  readonly from: string;
}

/** TypeScript that runs a model with its generated module: a whole file, unformatted. */
export function sampleCall({ id, exportName, input, from }: SampleCall): string {
  // An export may be called `client` or `request` itself.
  const local = (name: string) => (name === exportName ? `${name}_` : name);
  const [client, request] = [local("client"), local("request")];
  const output = local("output");
  const module = (path: string) => printString(posix.join(from, path).replace(/^(?!\.)/, "./"));
  return [
    `import { createClient } from ${module("client.js")};`,
    `import { ${exportName} } from ${module(modulePath(id).replace(/\.ts$/, ".js"))};`,
    "",
    `const ${client} = createClient(); // the token is in RUNCOMFY_API_TOKEN`,
    `const ${request} = ${exportName}(${printLines(Object.entries(input))});`,
    `const { ${output === "output" ? output : `output: ${output}`} } = await ${client}.run(${request});`,
    `console.log(${output});`,
    "",
  ].join("\n");
}
