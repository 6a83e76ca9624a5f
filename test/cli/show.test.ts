import { describe, expect, it } from "vitest";
import { comfygen } from "./comfygen.js";

const ID = "community/wan-2-2/first-last-frame";

describe("comfygen show", () => {
  it("prints the parameters, the call, and the same as curl", async () => {
    const { status, stdout, stderr } = comfygen(["show", ID]);
    expect([status, stderr]).toEqual([0, ""]);
    await expect(stdout).toMatchFileSnapshot("show.txt");
  });

  it("prints the same as JSON", () => {
    const { stdout } = comfygen(["show", ID, "--json", "--out", "src/clients"]);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({ id: ID, export: "wan22FirstLastFrame", title: "Wan 2.2 FLF2V" });
    expect(shown.parameters[3]).toEqual({
      name: "framesPerSecond",
      key: "73_frame_rate",
      required: false,
      type: "integer",
      title: "Frames Per Second",
      description: "",
      default: 16,
      minimum: 12,
      maximum: 24,
    });
    expect(shown.call).toContain('from "./clients/client.js"');
    expect(shown.curl).toContain(`curl -X POST https://model-api.runcomfy.net/v1/models/${ID}`);
  });

  it("knows what was meant", () => {
    const { status, stderr } = comfygen(["show", "community/wan22/first-last-frame"]);
    expect([status, stderr]).toEqual([65, expect.stringContaining(`did you mean ${ID}?`)]);
  });
});
