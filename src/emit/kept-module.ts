import { isModelId } from "../model/id.js";
import type { ListedModel } from "./listed.js";

/** A module that an earlier run wrote, and that stays as it is, since its model's file is no longer a good one. */
export interface KeptModule extends ListedModel {
  /** Every name that it exports. */
  readonly exports: readonly string[];
}

/** Reads what a module of ours exports; undefined where the text is none. */
export function keptModule(path: string, text: string): KeptModule | undefined {
  const [, id] = /^ {0,8}\t*id: ["']([^"'\n]+)["'],?$/m.exec(text) ?? [];
  const exports = [...text.matchAll(/^export (const|interface|type) ([A-Za-z0-9_$]+)/gm)].map(
    ([, keyword = "", name = ""]) => ({ isType: keyword !== "const", name }),
  );
  const values = exports.filter(({ isType }) => !isType).map(({ name }) => name);
  const exportName = values.find((name) => values.includes(`${name}Keys`));
  const types = exports.filter(({ isType }) => isType).map(({ name }) => name);
  const inputType = types.find((name) => name.endsWith("Input"));
  const outputType =
    inputType && types.find((name) => name === inputType.replace(/Input$/, "Output"));
  if (!id || !isModelId(id) || !exportName || !inputType || !outputType) return undefined;
  return {
    path,
    id,
    exports: [...values, ...types],
    exportName,
    typeNames: types,
  };
}
