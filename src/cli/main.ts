#!/usr/bin/env node
import process from "node:process";
import { describeFailure } from "./failure.js";
import { runCommandLine } from "./command-line.js";

try {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  const { message, status } = describeFailure(error);
  process.stderr.write(`comfygen: ${message}\n`);
  process.exitCode = status;
}
