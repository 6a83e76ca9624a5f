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
  /** False where the project is none of ES modules. */
  readonly topLevelAwait: boolean;
}

/** TypeScript that runs a model with its generated module: a whole file, unformatted. */
export function sampleCall({ id, exportName, input, ...place }: SampleCall): string {
  const { folder, importExtension, topLevelAwait } = place;
  // An export may be called `client` or `request` itself.
  const local = (name: string) => (name === exportName ? `${name}_` : name);
  const [client, request] = [local("client"), local("request")];
  const output = local("output");
  const taken = output === "output" ? "{ output }" : `{ output: ${output} }`;
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
    ...(topLevelAwait
      ? [`const ${taken} = await ${client}.run(${request});`, `console.log(${output});`]
      : [`void ${client}.run(${request}).then((${taken}) => console.log(${output}));`]),
    "",
  ].join("\n");
}
