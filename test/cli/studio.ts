import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createEmulator, serveEmulator } from "../../src/emulator/index.js";
import type { Emulator, EmulatorOptions } from "../../src/emulator/index.js";
import type { ModelFile } from "../../src/model/file.js";
import { comfygenBeside, type Run } from "./comfygen.js";
import { startComfygen, type Started } from "./started.js";

const text = { type: "string" };
const file = { type: "string", format: "image_uri" };

/** A model with a parameter of every kind, some with names that comfygen's own flags have. */
export const studio: ModelFile = {
  comfygen: 1,
  id: "acme/studio",
  title: "Studio",
  description: "Words and pictures to a film.",
  price: { usd: 0.25, unit: "second", note: "of film" },
  input: {
    type: "object",
    required: ["6_text"],
    properties: {
      "6_text": { title: "Prompt", type: "string", default: "a puppy" },
      "68_image": { ...file, title: "Start Image" },
      images: { type: "array", items: file, maxItems: 3 },
      "57_steps": { title: "Steps", type: "integer", minimum: 6, maximum: 20, default: 12 },
      cfg: { type: "float", minimum: 0, maximum: 1 },
      ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9" },
      loop: { type: "boolean", default: false },
      lora: { type: "object", properties: { network_scale: { type: "number" } } },
      tags: { type: "array", items: text },
      out_dir: text,
      timeout: { type: "integer" },
    },
  },
};

/** A folder with the model's file, and its API. */
export interface Studio {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly url: string;
  /** Runs the binary in the folder, with the API and a token in its environment, to its end. */
  comfygen(...args: string[]): Promise<Run>;
  /** Runs it without the token. */
  comfygenWithoutToken(...args: string[]): Promise<Run>;
  /** Starts it. */
  start(...args: string[]): Started;
  /** The body of the one submit that arrived. */
  sentBody(): unknown;
  close(): Promise<void>;
}

export async function openStudio(options: Partial<EmulatorOptions> = {}): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), "comfygen-studio-"));
  const path = join(folder, "schemas", `${studio.id}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(studio));
  const emulator = createEmulator({ models: [studio], ...options });
  const { url, close } = await serveEmulator(emulator);
  const base = { RUNCOMFY_MODEL_API_BASE: url };
  const env = { ...base, RUNCOMFY_API_TOKEN: "secret-token" };
  return {
    folder,
    emulator,
    url,
    comfygen: (...args) => comfygenBeside(args, { cwd: folder, env }),
    comfygenWithoutToken: (...args) => comfygenBeside(args, { cwd: folder, env: base }),
    start: (...args) => startComfygen(args, { cwd: folder, env }),
    sentBody() {
      const submits = emulator.requests.where({ endpoint: "submit" });
      if (submits.length !== 1) throw new Error(`${submits.length} submits arrived`);
      return submits[0]?.body;
    },
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
