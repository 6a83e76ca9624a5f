#!/usr/bin/env node
import process from "node:process";
import { coloured } from "./colour.js";
import { runCommandLine } from "./command-line.js";
import { EXIT } from "./exit-status.js";
import { describeFailure, failureJson } from "./failure.js";
import { problem, result } from "./print.js";

const args = process.argv.slice(2);
endWithTheReader();
try {
  process.exitCode = await runCommandLine(args);
} catch (error) {
  const failure = describeFailure(error);
  if (args.includes("--json")) result(JSON.stringify(failureJson(failure)));
  problem(`${coloured(process.stderr, "red", "comfygen:")} ${failure.message}`);
  process.exitCode = failure.status;
}

/** Who reads the output may have enough of it: `comfygen list | head -1`. */
function endWithTheReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.done);
      throw error;
    });
  }
}
