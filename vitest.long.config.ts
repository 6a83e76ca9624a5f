import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    include: ["test/long/**/*.test.ts"],
    testTimeout: 300_000,
    execArgv: ["--expose-gc"],
  },
});
