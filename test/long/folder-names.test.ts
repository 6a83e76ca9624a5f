import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { comfygen, ROOT } from "../cli/comfygen.js";
import { newRepository, type Repository } from "../review/repository.js";

let repository: Repository;
afterEach(() => repository.remove());

const APP = `import { wan22VaceFun } from "./meine clients/models/community/wan-2-2/vace-fun.js";
export const request = wan22VaceFun({ prompt: "a kite", image: "https://example.com/a.png", steps: 8 });
`;

describe("a project in a folder called", () => {
  it.for(["with spaces", "für 模型 🪁", "100% #1 & [x] {y} (z) 'q' $HOME ?"])("%s", (name) => {
    repository = newRepository();
    const cwd = join(repository.folder, name);
    const page = join(cwd, "gespeicherte Seite.json");
    mkdirSync(cwd);
    cpSync(join(ROOT, "schemas/community/wan-2-2/vace-fun.json"), page);
    repository.put({
      [`${name}/comfygen.config.ts`]: `export default { schemas: "模 型", output: "meine clients" };\n`,
      [`${name}/app.ts`]: APP,
    });
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = comfygen(args, { cwd });
      return { status, printed: stdout + stderr };
    };

    expect(run("add", "gespeicherte Seite.json")).toMatchObject({ status: 0 });
    expect(existsSync(join(cwd, "模 型/community/wan-2-2/vace-fun.json"))).toBe(true);
    expect(run("generate")).toMatchObject({ status: 0 });
    expect(run("generate", "--check")).toMatchObject({ status: 0 });
    repository.commit();

    expect(
      run("rename", "community/wan-2-2/vace-fun", "steps", "rounds", "--in", "app.ts"),
    ).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, "app.ts"), "utf8")).toContain("rounds: 8");
    expect(run("generate", "--check")).toMatchObject({ status: 0 });

    repository.put({ [`${name}/app.ts`]: APP });
    const diff = run("diff", "--usages", "app.ts");
    expect(diff.printed).toContain("app.ts:2:");
    expect(diff.status).toBe(1);
  });
});
