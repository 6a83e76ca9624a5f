import { execFileSync } from "node:child_process";

/** Builds what the tests run as a user would: the command line and the package's entries. */
export function setup(): void {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
}
