import { join } from "node:path";
import type { Emulator, EmulatorOptions, EmulatorServer } from "../../src/emulator/index.js";
import { readModelFiles } from "../../src/intake/model-files.js";

/** The emulator of the packed tarball, serving the models that the consumers use. */
export async function emulated(
  installed: string,
  options: Omit<EmulatorOptions, "models"> = {},
): Promise<{ emulator: Emulator; server: EmulatorServer }> {
  const packed: typeof import("../../src/emulator/index.js") = await import(
    join(installed, "node_modules/comfygen/dist/emulator/index.js")
  );
  const { files: models } = readModelFiles(join(installed, "schemas"));
  const emulator = packed.createEmulator({ ...options, models });
  return { emulator, server: await packed.serveEmulator(emulator) };
}
