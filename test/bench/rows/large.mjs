import { join } from "node:path";
import { generateCold, newProject } from "../project.mjs";
import { alternate, peakOf } from "../timing.mjs";

/** Ten times the models. */
export function large({ folder, models, runs }) {
  const small = generateCold(newProject(join(folder, "small"), models));
  const ten = generateCold(newProject(join(folder, "large"), 10 * models));
  const times = alternate({ small, ten }, Math.max(1, Math.ceil(runs / 2)));
  return [
    {
      what: "ten times as many models, cold, over so many",
      unit: "x",
      must: 11,
      measured: times.ten / times.small,
    },
    {
      what: "ten times as many models, cold: peak memory",
      unit: "MB",
      goal: 700,
      measured: peakOf(ten, join(folder, "peak.txt")),
    },
  ];
}
