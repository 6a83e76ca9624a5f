import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    include: ["test/long/**/*.test.ts"],
    // For what hangs: a slow or a busy machine is not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    execArgv: ["--expose-gc"],
    // One file takes a third of the time, and leaves the other processor to the rest.
    maxWorkers: 2,
  },
});
