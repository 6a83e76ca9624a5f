import { createClient, type ModelRequest } from "../../../generated/client.js";
import { loadModel, type ModelMap } from "../../../generated/catalog.js";
import {
  wan22FirstLastFrame,
  type Wan22FirstLastFrameInput,
  type Wan22FirstLastFrameOutput,
} from "../../../generated/models/community/wan-2-2/first-last-frame.js";
import { kitchenSinkEveryKeyword } from "../catalog/generated/models/community/kitchen-sink/every-keyword.js";
import { relight } from "../catalog/generated/models/studio/relight.js";

/** True where both types are the same, to the letter. */
type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

function assertType<_Holds extends true>(): void {}

const frames = { startImage: "https://a.example/1.png", endImage: "https://a.example/2.png" };

const request = wan22FirstLastFrame({ ...frames, prompt: "a puppy", steps: 20 });
assertType<
  Equal<typeof request, ModelRequest<Wan22FirstLastFrameInput, Wan22FirstLastFrameOutput>>
>();
assertType<Equal<Wan22FirstLastFrameOutput["video"], string | undefined>>();
assertType<Equal<ReturnType<typeof wan22FirstLastFrame.parse>, Wan22FirstLastFrameInput>>();
assertType<Equal<typeof wan22FirstLastFrame.keys.steps, "57_steps">>();

wan22FirstLastFrame({
  startImage: new URL("https://a.example"),
  endImage: new Blob([]),
  prompt: "",
});
// @ts-expect-error a missing parameter
wan22FirstLastFrame({ ...frames });
// @ts-expect-error an unknown parameter
wan22FirstLastFrame({ ...frames, prompt: "a puppy", stpes: 20 });
// @ts-expect-error a wire key
wan22FirstLastFrame({ ...frames, prompt: "a puppy", "57_steps": 20 });
// @ts-expect-error a wrongly typed parameter
wan22FirstLastFrame({ ...frames, prompt: "a puppy", steps: "20" });
// @ts-expect-error a value outside an enum
wan22FirstLastFrame({ ...frames, prompt: "a puppy", resolution: "1x1" });
// @ts-expect-error a number outside an enum
wan22FirstLastFrame({ ...frames, prompt: "a puppy", numberOfFrames: 80 });
// @ts-expect-error undefined where the parameter is optional, with exactOptionalPropertyTypes
wan22FirstLastFrame({ ...frames, prompt: "a puppy", steps: undefined });
// @ts-expect-error null
wan22FirstLastFrame({ ...frames, prompt: null });

kitchenSinkEveryKeyword({
  startImage: "https://a.example/1.png",
  mystery: 1,
  loras: [{ path: "https://a.example/l", networkMultiplier: 0.5 }],
  layers: { layerName: "a", subLayers: [{ layerName: "b" }] },
  size: { imageWidth: 64 },
  curve: [1, "linear"],
  extra: { any: 1 },
  mode: null,
});
// @ts-expect-error a wire key at depth
relight({ imageUrl: "https://a.example/1.png", light: { key_light: "left" } });
relight({ imageUrl: "https://a.example/1.png", light: { keyLight: "left" } });

export async function run(): Promise<string | undefined> {
  const client = createClient();
  const { output } = await client.run(request);
  assertType<Equal<typeof output, Wan22FirstLastFrameOutput>>();
  const job = await client.submit(request);
  assertType<Equal<Awaited<ReturnType<typeof job.result>>["output"], Wan22FirstLastFrameOutput>>();
  const again = client.job(wan22FirstLastFrame, job.requestId);
  assertType<Equal<typeof again, typeof job>>();
  const model = await loadModel("community/wan-2-2/first-last-frame");
  assertType<Equal<typeof model, typeof wan22FirstLastFrame>>();
  assertType<
    Equal<ModelMap["community/wan-2-2/first-last-frame"]["input"], Wan22FirstLastFrameInput>
  >();
  // @ts-expect-error an id that the catalogue lacks
  await loadModel("community/wan-2-2/first-frame");
  return output.video;
}
