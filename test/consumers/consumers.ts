import type { Step } from "./run-steps.js";

/** A project of this folder, and what its owner does with it. */
export interface Consumer {
  readonly name: string;
  readonly project: string;
  readonly steps: readonly Step[];
  /** The folder to serve to a browser after that. */
  readonly site?: string;
}

/** Makes the clients with the packed binary, run by the Node of the consumer. */
function generate(node: "node" | "node-20" | "node-22" | "node-24" = "node"): Step {
  return [node, "../../node_modules/comfygen/dist/cli/main.js", "generate"];
}

const BUNDLE = ["app.ts", "--bundle", "--format=esm", "--outfile=dist/app.js"];
const ONLY_HERE = "--allow-net=127.0.0.1";
const ENVIRONMENT =
  "--allow-env=RUNCOMFY_MODEL_API_BASE,RUNCOMFY_API_TOKEN,RUNCOMFY_TOKEN,RUNCOMFY_API_KEY";

export const CONSUMERS: readonly Consumer[] = [
  {
    name: "TypeScript, nodenext",
    project: "typescript-nodenext",
    steps: [generate(), ["tsc"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript, node16",
    project: "typescript-node16",
    steps: [generate(), ["tsc"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript, bundler",
    project: "typescript-bundler",
    steps: [generate(), ["tsc"], ["esbuild", ...BUNDLE], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript 5.4",
    project: "typescript-oldest",
    steps: [generate(), ["tsc-5.4"], ["node", "dist/app.js"]],
  },
  {
    name: "TypeScript 7",
    project: "typescript-newest",
    steps: [generate(), ["tsc-7"], ["node", "dist/app.js"]],
  },
  {
    name: "JavaScript with type-check, Node 20.19",
    project: "javascript",
    steps: [generate("node-20"), ["tsc"], ["node-20", "dist/app.js"]],
  },
  {
    name: "CommonJS, Node 20.19",
    project: "commonjs",
    steps: [
      generate("node-20"),
      ["tsc"],
      ["node-20", "dist/library.js"],
      ["node-20", "dist/app.js"],
    ],
  },
  {
    name: "Node 22.18, without a build",
    project: "node-22",
    steps: [generate("node-22"), ["tsc"], ["node-22", "app.ts"]],
  },
  {
    name: "Node 24, without a build",
    project: "node-24",
    steps: [generate("node-24"), ["tsc"], ["node-24", "app.ts"]],
  },
  {
    name: "Bun",
    project: "bun",
    steps: [generate(), ["tsc"], ["bun", "app.ts"]],
  },
  {
    name: "Deno",
    project: "deno",
    steps: [
      generate(),
      ["deno", "run", "--check", "--no-remote", ONLY_HERE, ENVIRONMENT, "app.ts"],
    ],
  },
  {
    name: "workerd",
    project: "workerd",
    steps: [generate(), ["tsc"], ["esbuild", ...BUNDLE], ["workerd", "test", "config.capnp"]],
  },
  {
    name: "Chromium, bundled by esbuild",
    project: "browser-esbuild",
    steps: [generate(), ["tsc"], ["esbuild", ...BUNDLE]],
    site: ".",
  },
  {
    name: "Chromium, bundled by Vite",
    project: "browser-vite",
    steps: [generate(), ["tsc"], ["vite", "build"]],
    site: "dist",
  },
];
