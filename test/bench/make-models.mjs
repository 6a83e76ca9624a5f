// A catalogue of made-up models, as real ones are: most inputs have the keys of a ComfyUI workflow, a few have plain ones;
// titles, enums, ranges, defaults, media; outputs nearly all alike. The same for the same number on every machine.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const VENDORS = [
  "alder",
  "birchlab",
  "cedar-ai",
  "dogwood",
  "elm",
  "firworks",
  "gorse",
  "hazel-labs",
];
const FAMILIES = ["aurora", "basalt", "cirrus", "delta", "ember", "fjord", "glacier", "harbor"];
const TASKS = [
  "text-to-video",
  "image-to-video",
  "text-to-image",
  "image-edit",
  "upscale",
  "speech",
];
const TEXT = { type: "string" };
const URL_TEXT = { type: "string", format: "uri" };

/** What a parameter is: its key in a workflow, its title, and its schema, which may depend on chance. */
const PARAMETERS = [
  [
    "text",
    "Prompt",
    () => ({
      ...TEXT,
      description: "What is seen and heard, in one paragraph.",
      default: "A lighthouse in the fog",
    }),
  ],
  ["text", "Negative Prompt", () => ({ ...TEXT, description: "What must not appear." })],
  [
    "image",
    "First Frame",
    () => ({
      ...URL_TEXT,
      description: "A picture that the clip starts with (PNG, JPEG or WebP, up to 20 MB).",
    }),
  ],
  [
    "image",
    "Last Frame",
    () => ({ ...URL_TEXT, description: "A picture that the clip ends with." }),
  ],
  [
    "images",
    "Reference Images",
    (random) => ({ type: "array", items: URL_TEXT, minItems: 1, maxItems: random(2, 8) }),
  ],
  ["audio", "Voice", () => ({ ...URL_TEXT, description: "Speech that the lips follow." })],
  [
    "noise_seed",
    "Seed",
    () => ({
      type: "integer",
      minimum: 0,
      maximum: 4294967295,
      description: "Equal seeds give equal results.",
    }),
  ],
  [
    "steps",
    "Steps",
    (random) => ({ type: "integer", minimum: 1, maximum: random(20, 80), default: random(4, 20) }),
  ],
  [
    "cfg",
    "Guidance",
    (random) => ({
      type: "number",
      minimum: 1,
      maximum: 20,
      default: random(2, 9) / 2,
      description: "Higher values keep closer to the prompt.",
    }),
  ],
  [
    "strength_model",
    "LoRA Strength",
    () => ({ type: "number", minimum: -1, maximum: 2, default: 1 }),
  ],
  [
    "value",
    "Width",
    () => ({ type: "integer", minimum: 128, maximum: 2048, multipleOf: 8, default: 832 }),
  ],
  [
    "value",
    "Height",
    () => ({ type: "integer", minimum: 128, maximum: 2048, multipleOf: 8, default: 480 }),
  ],
  [
    "value",
    "Aspect Ratio",
    () => ({ ...TEXT, enum: ["1:1", "3:2", "2:3", "16:9", "9:16"], default: "16:9" }),
  ],
  [
    "value",
    "Duration (seconds)",
    (random) => ({
      type: "integer",
      enum: random(0, 1) ? [5, 10] : [4, 6, 8],
      description: "Length of the clip.",
    }),
  ],
  [
    "value",
    "Quality",
    () => ({
      ...TEXT,
      enum: ["draft", "standard", "high"],
      default: "standard",
      description: "Draft is the fastest.",
    }),
  ],
  [
    "sampler_name",
    "Sampler",
    () => ({
      ...TEXT,
      enum: ["euler", "heun", "dpmpp_2m", "dpmpp_sde", "lcm", "uni_pc"],
      default: "euler",
    }),
  ],
  ["boolean", "Generate Sound", () => ({ type: "boolean", default: false })],
  ["value", "Frames per Second", () => ({ type: "integer", minimum: 6, maximum: 60, default: 24 })],
];

const MEDIA_MAP = {
  image: URL_TEXT,
  video: URL_TEXT,
  audio: URL_TEXT,
  images: { type: "array", items: URL_TEXT },
};
const OUTPUT = { output: { type: "object", properties: MEDIA_MAP } };
const RARE_OUTPUT = {
  output: { type: "object", properties: { ...MEDIA_MAP, seed: { type: "integer" } } },
};

/** xorshift32: whole numbers from `low` to `high`. */
function chance(seed) {
  let state = seed | 1;
  return (low, high) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return low + ((state >>> 0) % (high - low + 1));
  };
}

/** @returns as many models, each with `id`, `input` and `output`. */
export function makeModels(count) {
  return Array.from({ length: count }, (_, index) => makeModel(index));
}

function makeModel(index) {
  const random = chance(Math.imul(index + 1, 2654435761));
  const pick = (list) => list[index % list.length];
  const version = Math.floor(index / VENDORS.length);
  const family = FAMILIES[version % FAMILIES.length];
  const id = `${pick(VENDORS)}/${family}-${version}/${TASKS[random(0, TASKS.length - 1)]}`;
  const isWorkflow = random(0, 9) > 1;
  const left = [...PARAMETERS];
  const properties = {};
  const required = [];
  for (let rest = random(5, 15); rest > 0; rest -= 1) {
    const [[field, title, schemaOf]] = left.splice(random(0, left.length - 1), 1);
    const plain = title.toLowerCase().replace(/\W+/g, "_").replace(/_$/, "");
    const key = isWorkflow ? `${rest * 11 + random(0, 9)}_${field}` : plain;
    properties[key] = { title, ...schemaOf(random) };
    if (random(0, 3) === 0) required.push(key);
  }
  const input = {
    type: "object",
    title: "Input",
    ...(required.length > 0 ? { required } : {}),
    properties,
  };
  return { id, input, output: random(0, 19) === 0 ? RARE_OUTPUT : OUTPUT };
}

/** Writes `schemas/`, which comfygen reads. */
export function writeModelFiles(folder, models) {
  for (const { id, input, output } of models)
    writeJson(join(folder, "schemas", `${id}.json`), { comfygen: 1, id, input, output });
}

/** Writes `json-schemas/`: the same inputs, one file each, for json-schema-to-typescript. */
export function writeJsonSchemas(folder, models) {
  for (const { id, input } of models) {
    const schema = { ...input, title: `${id} input`, additionalProperties: false };
    writeJson(join(folder, "json-schemas", `${id.replaceAll("/", "__")}.json`), schema);
  }
}

/** Writes `openapi.json`: the same models as operations of one API, for hey-api. */
export function writeOpenApi(folder, models) {
  const json = (schema) => ({ content: { "application/json": { schema } } });
  const schemas = { Output: OUTPUT.output };
  const paths = {};
  for (const { id, input } of models) {
    const name = id.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter) => letter.toUpperCase());
    schemas[`${name}Input`] = { ...input, additionalProperties: false };
    paths[`/v1/models/${id}`] = {
      post: {
        operationId: `run${name}`,
        requestBody: { required: true, ...json({ $ref: `#/components/schemas/${name}Input` }) },
        responses: {
          200: { description: "The result", ...json({ $ref: "#/components/schemas/Output" }) },
        },
      },
    };
  }
  const info = { title: "Models", version: "1.0.0" };
  writeJson(join(folder, "openapi.json"), {
    openapi: "3.1.0",
    info,
    paths,
    components: { schemas },
  });
}

function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
