import { comfygen, newProject, NODE } from "../project.mjs";
import { alternate } from "../timing.mjs";
import { join } from "node:path";

/** What is asked for every day, and is over before anything is read. */
export function startUp({ folder, runs }) {
  const project = newProject(join(folder, "start-up"), 1);
  const times = alternate(
    {
      "`node -e 0`": NODE,
      "--help": comfygen(project, "--help"),
      "--version": comfygen(project, "--version"),
      "a usage error": { ...comfygen(project, "genrate"), status: 64 },
    },
    2 * runs,
  );
  const { "`node -e 0`": node, ...ours } = times;
  return Object.entries(ours).map(([what, time]) => ({
    what: `${what}, minus \`node -e 0\``,
    unit: "s",
    must: 0.15,
    goal: 0.1,
    measured: time - node,
  }));
}
