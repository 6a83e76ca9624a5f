import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    setupFiles: "test/seed.ts",
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**", "test/consumers/**"],
    restoreMocks: true,
    // For what hangs: a slow or a busy machine is not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Many tests wait for a child process or a server: more workers than processors pay.
    maxWorkers: 3,
    pool: "threads",
    isolate: false,
  },
});
