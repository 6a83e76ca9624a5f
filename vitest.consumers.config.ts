import { defineConfig } from "vitest/config";

/** A line for each consumer: passed, failed, or not run and why. */
export default defineConfig({
  test: {
    globalSetup: "test/consumers/install.ts",
    include: ["test/consumers/*.test.ts"],
    reporters: "verbose",
    testTimeout: 300_000,
    maxConcurrency: 2,
    fileParallelism: false,
  },
});
