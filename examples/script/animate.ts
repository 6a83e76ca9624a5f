/** Makes a video of a picture: `node animate.ts kite.png "a kite rises" kite.mp4` */
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createClient, isComfygenError } from "./generated/client.ts";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.ts";

const [picture, prompt, target] = process.argv.slice(2);
if (!picture || !prompt || !target) {
  console.error("usage: node animate.ts PICTURE PROMPT VIDEO");
  process.exit(64);
}

const client = createClient(); // the token is in RUNCOMFY_API_TOKEN
const image = await openAsBlob(picture, { type: "image/png" });

try {
  const { output, requestId } = await client.run(wan22VaceFun({ prompt, image }), {
    onSubmitted: (id) => console.error(`submitted: ${id}`),
    onUpdate: ({ status, queuePosition }) => console.error(status, queuePosition ?? ""),
  });
  if (output.video === undefined) throw new Error(`${requestId} has no video.`);
  const answer = await fetch(output.video);
  if (!answer.ok) throw new Error(`${output.video}: ${answer.status}`);
  await writeFile(target, new Uint8Array(await answer.arrayBuffer()));
  console.log(target);
} catch (error) {
  if (!isComfygenError(error)) throw error;
  console.error(error.message, error.hint ?? "");
  process.exitCode = 1;
}
