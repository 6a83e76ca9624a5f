// Loaded before a program (`--import`): writes which files it read and wrote to the file that RECORD names, as JSON.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

const reads = [];
const writes = [];
const { writeFileSync } = fs;
const WRITING = [
  "writeFileSync",
  "renameSync",
  "rmSync",
  "mkdirSync",
  "copyFileSync",
  "unlinkSync",
];

record("readFileSync", () => reads);
record("openSync", (flags) => (flags === "r" ? reads : writes));
for (const name of WRITING) record(name, () => writes);
for (const name of ["readFile", "open", "writeFile", "rename", "rm", "mkdir"])
  record(name, (flags) => (name === "readFile" || flags === "r" ? reads : writes), fs.promises);
syncBuiltinESMExports();

process.on("exit", () => writeFileSync(process.env.RECORD, JSON.stringify({ reads, writes })));

function record(name, listFor, functions = fs) {
  const original = functions[name];
  functions[name] = (path, ...rest) => {
    listFor(rest[0]).push(String(path));
    return original(path, ...rest);
  };
}
