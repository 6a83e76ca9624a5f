import { basename, dirname } from "node:path";
import { prettierFormatting, unformatted } from "../emit/format.js";
import type { OutputOptions } from "../emit/generate.js";
import { modelInMemory, type ModelInMemory } from "../emit/model-in-memory.js";
import { sampleCall } from "../emit/sample-call.js";
import { sampleInput } from "../emit/sample-input.js";
import type { NamedModel } from "../naming/name-model.js";
import { apiBase } from "./api-base.js";
import { curlCommand } from "./curl.js";

export interface CallOptions extends Pick<OutputOptions, "importExtension" | "format"> {
  readonly exportName: string;
  /** The output folder, which the call stands beside. */
  readonly out: string;
  /** False where code that waits has to stand in a function. */
  readonly topLevelAwait: boolean;
}

/** How a model is called: a TypeScript file, formatted as the project's are, and the same request as curl. */
export interface PrintedCall {
  readonly call: string;
  /** Undefined where the input is none that the model takes: not every condition can be met by what is made up. */
  readonly curl: string | undefined;
}

export async function printedCall(
  model: NamedModel,
  { exportName, out, topLevelAwait, importExtension = ".js", format: isFormatted }: CallOptions,
): Promise<PrintedCall> {
  const inMemory = modelInMemory(model);
  const input = sampleInput(model, inMemory);
  const place = { folder: basename(out), importExtension, topLevelAwait };
  const text = sampleCall({ id: model.file.id, exportName, input, ...place });
  const formatting = isFormatted === false ? unformatted : prettierFormatting(dirname(out));
  const { format } = await formatting.formatOf("call.ts");
  return { call: await format({ text, isLaidOut: false }), curl: curlOf(inMemory.model, input) };
}

function curlOf(
  model: ModelInMemory["model"],
  input: Readonly<Record<string, unknown>>,
): string | undefined {
  if (model["~standard"].validate(input).issues) return undefined;
  return curlCommand(`${apiBase(undefined)}/models/${model.id}`, model(input).body);
}
