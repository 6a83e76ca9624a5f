import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate, generateCold, newProject, NODE } from "../project.mjs";
import { alternate } from "../timing.mjs";

/** Nothing is new, and one model is. */
export function unchanged({ folder, models, runs }) {
  const project = newProject(join(folder, "unchanged"), models);
  alternate({ cold: generateCold(project) }, 1);
  const before = stamps(project.out);
  const same = generate(project);
  alternate({ same }, 1);
  if (stamps(project.out) !== before) throw new Error("a file was touched where nothing changed");
  const times = alternate(
    { node: NODE, same, changed: { ...generate(project), before: () => changeOne(project) } },
    runs,
  );
  return [
    {
      what: "nothing changed, minus `node -e 0`",
      unit: "s",
      must: 0.35,
      goal: 0.2,
      measured: times.same - times.node,
    },
    {
      what: "one model changed, minus nothing changed",
      unit: "s",
      must: 0.2,
      goal: 0.1,
      measured: times.changed - times.same,
    },
  ];
}

/** When each file was written. */
function stamps(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => `${path} ${statSync(join(folder, path)).mtimeMs}`)
    .join("\n");
}

let changes = 0;

/** Gives the first model another parameter each time. The run after it sees the model change. */
function changeOne({ schemas, models: [{ id }] }) {
  changes += 1;
  const path = join(schemas, `${id}.json`);
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.input.properties[`${900 + changes}_value`] = {
    type: "number",
    title: `Change ${changes}`,
    maximum: changes,
  };
  writeFileSync(path, JSON.stringify(file, null, 2));
}
