import { createClient } from "./generated/client.ts";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.ts";

const client = createClient({ baseUrl: new URL("/v1", location.href), token: null });

document.querySelector("form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement) void animate(new FormData(event.target));
});

async function animate(form: FormData): Promise<void> {
  const prompt = String(form.get("prompt"));
  const image = String(form.get("image"));
  try {
    const request = wan22VaceFun({ prompt, image });
    const { output } = await client.run(request, { onUpdate: ({ status }) => say(status) });
    document.querySelector("video")?.setAttribute("src", output.video ?? "");
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function say(words: string): void {
  document.querySelector("output")?.replaceChildren(words);
}
