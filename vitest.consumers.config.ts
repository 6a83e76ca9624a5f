import { defineConfig } from "vitest/config";

/** A line for each consumer: passed, failed, or not run and why. */
export default defineConfig({
  test: {
    globalSetup: "test/consumers/install.ts",
    include: ["test/consumers/*.test.ts"],
    reporters: "verbose",
    // For what hangs: a slow or a busy machine is not wrong.
    testTimeout: 900_000,
    maxConcurrency: 2,
    fileParallelism: false,
  },
});
