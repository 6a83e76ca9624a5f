import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generate } from "../../src/emit/generate.js";
import { pinNames } from "../../src/emit/pin-names.js";
import { modelFilePath, readModelFiles } from "../../src/intake/model-files.js";
import { readSource } from "../../src/intake/source.js";
import { takeIn } from "../../src/intake/take-in.js";
import { printModelFile } from "../../src/model/print-file.js";

const ROOT = new URL("../../", import.meta.url).pathname;

/** The model whose parameter and whose export are renamed in the tests. */
export const MODEL = "community/wan-2-2/first-last-frame";

const FRAMES = `startImage: "https://a.example/1.png", endImage: "https://a.example/2.png"`;

/**
 * A small application. `«a|b»` stands for `a` before \`prompt\` of the model is renamed to \`text\`, and for `b` afterwards; what
 * has no mark is not to be touched, however it is called.
 */
const SOURCES: Readonly<Record<string, string>> = {
  "src/direct.ts": `import { wan22FirstLastFrame, wan22FirstLastFrameKeys } from "../generated/models/${MODEL}.js";
import { fluxOf } from "./others.js";

// The prompt of the first model, not that of the others.
const frames = { ${FRAMES} };
export const request = wan22FirstLastFrame({ ...frames, «prompt|text»: "prompt" });
export const { «prompt|text: prompt», steps } = request.input;
export const length = request.input.«prompt|text».length + prompt.length + fluxOf(prompt).length;
export const key = wan22FirstLastFrameKeys.«prompt|text»;
export const other = wan22FirstLastFrame.keys["«prompt|text»"];
export const field = wan22FirstLastFrame.fields.«prompt|text»;
export const { «prompt|text»: described } = wan22FirstLastFrame.fields;
`,
  "src/models.ts": `export { wan22FirstLastFrame as animate, wan22FirstLastFrame } from "../generated/index.js";
export type { Wan22FirstLastFrameInput } from "../generated/index.js";
export * as all from "../generated/index.js";
`,
  "src/renamed.ts": `import { all, animate as make, type Wan22FirstLastFrameInput as Input } from "./models.js";

export function run(prompt: string) {
  return make({ «prompt|text: prompt», ${FRAMES} });
}
export function again(input: Partial<Input>, by: string = input.«prompt|text» ?? "") {
  return all.wan22FirstLastFrame({ ${FRAMES}, ...input, «prompt|text»: by });
}
export const partial: Partial<Input> = { '«prompt|text»': "quoted" };
export type Text = Input["«prompt|text»"];
`,
  "src/spread.ts": `import { animate } from "./models.js";

const shared = { «prompt|text»: "shared", count: 1 };
const frames = { ${FRAMES} };
export const first = animate({ ...frames, ...shared });
export const shown = shared.«prompt|text» + String(shared.count);

interface Options { «prompt|text»: string; quiet?: boolean }
function build(options: Options) {
  return animate({ ...frames, ...options });
}
export const second = build({ «prompt|text»: "second" });

interface Unrelated { prompt: string }
export const unrelated: Unrelated = { prompt: "nobody's" };
export const read = unrelated.prompt;
`,
  "src/loaded.ts":
    "\ufeff" +
    [
      `import { loadModel, type ModelMap } from "../generated/catalog.js";`,
      ``,
      `type Input = ModelMap["${MODEL}"]["input"];`,
      `export async function load(input: Input)\t{`,
      `\tconst model = await loadModel("${MODEL}");`,
      `\treturn model({  ...input,«prompt|text»:input . «prompt|text»  })   // prompt`,
      `}`,
      `export const nested = { prompt: { prompt: "a" } };`,
    ].join("\r\n"),
};

export interface Application {
  readonly folder: string;
  /** Path -> text, before and after the renaming. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** \`path:line:column\` of every mark. */
  readonly marks: readonly string[];
  readonly read: (path: string) => string;
  readonly copy: () => Application;
  readonly remove: () => void;
}

/** Writes the application, 20 model files and their clients into a folder of their own. */
export async function newApplication(): Promise<Application> {
  const folder = newFolder();
  const seeds = readModelFiles(join(ROOT, "schemas")).files;
  const catalog = readSource(
    readFileSync(join(ROOT, "test/intake/fixtures/catalog-sample.json"), "utf8"),
  ).flatMap((finding) => (finding.ok ? [finding.published] : []));
  const taken = takeIn([], catalog).map(({ file }) => file);
  const { models, problems } = pinNames([...seeds, ...taken].slice(0, 20), [], "schemas");
  if (problems.length > 0 || models.length !== 20) throw new Error("20 models were expected");
  for (const { file } of models)
    put(folder, `schemas/${modelFilePath(file.id)}`, printModelFile(file));
  const schemasDir = join(folder, "schemas");
  (await generate({ schemasDir, outDir: join(folder, "generated") })).write();
  put(folder, "tsconfig.json", TSCONFIG);
  const others = models.filter(({ file }) => file.id !== MODEL).map(({ file }) => file);
  put(folder, "src/others.ts", otherModels(others.map(({ id, name = "" }) => [id, name])));
  for (const [path, text] of Object.entries(SOURCES)) put(folder, path, unmarked(text, "$1"));
  return application(folder);
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: "nodenext",
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
    noEmit: true,
  },
  include: ["src"],
});

/** Uses every other model, all by parameters of the same names. */
function otherModels(exports: readonly (readonly [id: string, name: string])[]): string {
  const lines = exports.flatMap(([id, name], index) => [
    `import { ${name} } from "../generated/models/${id}.js";`,
    `export const keys${index} = ${name}.keys;`,
    `export type Input${index} = Parameters<typeof ${name}>[0];`,
  ]);
  return `${lines.join("\n")}
export const fluxOf = (prompt: string) => flux3TextToVideo({ prompt }).input.prompt ?? "";
`;
}

function application(folder: string): Application {
  return {
    folder,
    before: new Map(Object.entries(SOURCES).map(([path, text]) => [path, unmarked(text, "$1")])),
    after: new Map(Object.entries(SOURCES).map(([path, text]) => [path, unmarked(text, "$2")])),
    marks: Object.entries(SOURCES).flatMap(([path, text]) => marksIn(path, text)),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    copy() {
      const other = newFolder();
      cpSync(folder, other, { recursive: true });
      return application(other);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "comfygen-application-")));
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function unmarked(text: string, side: "$1" | "$2"): string {
  return text.replace(/«([^|]*)\|([^»]*)»/g, side);
}

/** A byte order mark is no column. */
function marksIn(path: string, text: string): string[] {
  return [...text.matchAll(/«/g)].map(({ index }) => {
    const lines = unmarked(text.slice(0, index).replace(/^\ufeff/, ""), "$1").split("\n");
    return `${path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  });
}
