import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { comfygen, newProject, NODE } from "../project.mjs";
import { alternate } from "../timing.mjs";

const CHANGED = 10;
const AUTHOR = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];

/** Ten models changed since the last commit, or since a copy was made. */
export function diff({ folder, models, runs }) {
  const project = newProject(join(folder, "diff"), models);
  git(project, "init", "--quiet", "--initial-branch=main");
  git(project, "add", "schemas");
  git(project, ...AUTHOR, "commit", "--quiet", "--message=models");
  cpSync(project.schemas, join(project.folder, "base"), { recursive: true });
  for (const { id } of project.models.slice(0, CHANGED))
    change(join(project.schemas, `${id}.json`));
  const times = alternate(
    {
      node: NODE,
      git: { ...comfygen(project, "diff"), status: 1 },
      base: { ...comfygen(project, "diff", "base"), status: 1 },
    },
    runs,
  );
  return [
    {
      what: `diff with ${CHANGED} models changed since a commit, minus \`node -e 0\``,
      unit: "s",
      must: 0.4,
      goal: 0.2,
      measured: times.git - times.node,
    },
    {
      what: "the same, since a copy of the folder",
      unit: "s",
      must: 0.4,
      goal: 0.2,
      measured: times.base - times.node,
    },
  ];
}

/** Takes the first parameter out, which breaks callers: `diff` ends with status 1. */
function change(path) {
  const file = JSON.parse(readFileSync(path, "utf8"));
  const [first] = Object.keys(file.input.properties);
  delete file.input.properties[first];
  file.input.required = file.input.required?.filter((key) => key !== first);
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

function git({ folder }, ...args) {
  execFileSync("git", args, { cwd: folder, stdio: "pipe" });
}
