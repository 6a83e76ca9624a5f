import { importSpecifier, type ImportExtension } from "./import-specifier.js";
import { layOutLines } from "./layout.js";
import { printString } from "./literal.js";
import { modulePath } from "./output-paths.js";
import { DEFAULT_STYLE } from "./style.js";

/** A call that is to be printed. */
export interface SampleCall {
  readonly id: string;
  readonly exportName: string;
  /** Under friendly names. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The name of the output folder, which the call stands beside. */
  readonly folder: string;
  readonly importExtension: ImportExtension;
}

/** TypeScript that runs a model with its generated module: a whole file, unformatted. */
export function sampleCall({ folder, importExtension, id, exportName, input }: SampleCall): string {
  // An export may be called `client` or `request` itself.
  const local = (name: string) => (name === exportName ? `${name}_` : name);
  const [client, request] = [local("client"), local("request")];
  const output = local("output");
  const start = { style: DEFAULT_STYLE, level: 0, before: 0, after: 0 };
  const values = layOutLines(Object.entries(input), start);
  const module = (path: string) =>
    printString(importSpecifier("call.ts", `${folder}/${path}`, importExtension));
  return [
    `import { createClient } from ${module("client.ts")};`,
    `import { ${exportName} } from ${module(modulePath(id))};`,
    "",
    `const ${client} = createClient(); // the token is in RUNCOMFY_API_TOKEN`,
    `const ${request} = ${exportName}(${values});`,
    `const { ${output === "output" ? output : `output: ${output}`} } = await ${client}.run(${request});`,
    `console.log(${output});`,
    "",
  ].join("\n");
}
