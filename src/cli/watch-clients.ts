import process from "node:process";
import { configPaths } from "../config/find-config.js";
import { collectChanges } from "./changes.js";
import { EXIT, type ExitStatus } from "./exit-status.js";
import { describeFailure } from "./failure.js";
import { generateClients, type GenerateClientsOptions } from "./generate-clients.js";
import { watchForInterruption } from "./interruption.js";
import { note, problem } from "./print.js";
import { readSettings, type SettingFlags, type Settings } from "./settings.js";
import { watchPaths } from "./watched-paths.js";

/** Editors write a file in several steps, and a checkout writes many files. */
const QUIET_MS = 100;

/**
 * Makes the output folder what the schemas folder says, and again whenever a model file, a template or the configuration
 * changes, until it is interrupted. What is wrong is told, and it goes on.
 */
export async function watchClients(
  options: Omit<GenerateClientsOptions, "check">,
  flags: SettingFlags,
): Promise<ExitStatus> {
  const interruption = watchForInterruption(() => process.exit(EXIT.interrupted));
  const interrupted = new Promise<"interrupted">((resolve) => {
    interruption.signal.addEventListener("abort", () => resolve("interrupted"));
  });
  const changes = collectChanges(QUIET_MS);
  const watched = watchPaths(changes.add);
  let folders: readonly string[] = [];
  try {
    for (;;) {
      await attempt(async () => {
        // In front of what reads them, so that no change falls between the two.
        await watched.set(configPaths(process.cwd()), folders);
        const settings = await readSettings(flags);
        folders = foldersOf(settings);
        await watched.set(configPaths(process.cwd()), folders);
        await generateClients({ ...options, check: false }, settings);
        note(`watching ${folders.join(", ")} and the configuration; Ctrl-C ends it`);
      });
      const ended = await Promise.race([changes.settled(), interrupted]);
      if (ended === "interrupted") return EXIT.done;
    }
  } finally {
    interruption.close();
    await watched.close();
  }
}

function foldersOf({ schemas, templates }: Settings): string[] {
  return templates === undefined ? [schemas] : [schemas, templates];
}

async function attempt(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    problem(describeFailure(error).message);
    note("waiting for a change; Ctrl-C ends it");
  }
}
