import { existsSync } from "node:fs";
import { inject, test } from "vitest";
import { toolPath, type Tool } from "./run-steps.js";

/** A test that is not run where this machine lacks one of its tools, and says which. */
export function testWith(tools: readonly Tool[], name: string, run: () => Promise<void>): void {
  const missing = tools.find((tool) => !existsSync(toolPath(inject("installed"), tool)));
  test.concurrent(name, async ({ skip }) => {
    if (missing !== undefined) skip(`not run: there is no ${missing} on this machine`);
    await run();
  });
}
