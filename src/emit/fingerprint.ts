import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { contentHash } from "./content-hash.js";

const PACKAGE = new URL("../../", import.meta.url);
const CODE = new URL("../", import.meta.url);
/** Folders whose code decides what is generated. */
export const CODE_FOLDERS = ["emit", "intake", "model", "naming", "runtime"] as const;

/**
 * Stands for comfygen itself and everything else that decides what is generated of given model files. The code is read and
 * not its version asked for, so that whoever changes it need not remember to change the version.
 *
 * @param options All that is chosen: templates, runtime, import extension.
 */
export function fingerprintOf(options: readonly unknown[]): string {
  // Its dependencies are named there with exact versions.
  const code = [readFileSync(new URL("package.json", PACKAGE), "utf8")];
  for (const folder of CODE_FOLDERS) {
    const at = new URL(`${folder}/`, CODE);
    for (const name of readdirSync(at).sort()) {
      if (/(?<!\.d)\.[jt]s$/.test(name)) code.push(name, readFileSync(new URL(name, at), "utf8"));
    }
  }
  // Which letters there are, and how numbers are printed, is Node's.
  return contentHash(JSON.stringify([process.version, code, options]));
}
