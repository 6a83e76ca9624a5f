// Made by comfygen from acestep-ai/ace-step/audio-inpaint.json. Do not edit.

import { checkMediaUrl, checkRange, defineModel, type MediaInput } from "comfygen/runtime";

export interface AceStepAudioInpaintInput {
  /**
   * Source audio to edit. Provide an HTTPS URL to an MP3, WAV, or FLAC file (up to 60
   * minutes).
   * Sent as `audio`.
   */
  audio: MediaInput;
  /**
   * Comma-separated genre, mood, and instrument tags that steer the style of the regenerated
   * segment.
   * Sent as `tags`.
   */
  tags: string;
  /**
   * End of the editable segment in seconds, measured from the chosen reference point.
   * Sent as `end_time`. 0 to 240.
   * @defaultValue `30`
   */
  endTime?: number;
  /**
   * Reference point for the end time. 'start' counts from the beginning of the track, 'end'
   * counts backwards from the end.
   * Sent as `end_time_relative_to`.
   * @defaultValue `"start"`
   */
  endTimeRelativeTo?: "start" | "end";
  /**
   * Optional lyrics for the regenerated segment. Leave blank to let the model write lyrics, or
   * use [inst] / [instrumental] for no vocals.
   * Sent as `lyrics`.
   */
  lyrics?: string;
  /**
   * Random seed for reproducibility. Use -1 to randomize.
   * Sent as `seed`. Integer, -1 to 2147483647.
   * @defaultValue `-1`
   */
  seed?: number;
  /**
   * Start of the editable segment in seconds, measured from the chosen reference point.
   * Sent as `start_time`. 0 to 240.
   * @defaultValue `0`
   */
  startTime?: number;
  /**
   * Reference point for the start time. 'start' counts from the beginning of the track, 'end'
   * counts backwards from the end.
   * Sent as `start_time_relative_to`.
   * @defaultValue `"start"`
   */
  startTimeRelativeTo?: "start" | "end";
}

export interface AceStepAudioInpaintOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const aceStepAudioInpaintKeys = {
  audio: "audio",
  tags: "tags",
  endTime: "end_time",
  endTimeRelativeTo: "end_time_relative_to",
  lyrics: "lyrics",
  seed: "seed",
  startTime: "start_time",
  startTimeRelativeTo: "start_time_relative_to",
} as const;

/**
 * ACE-Step AudioInpaint
 *
 * Builds a request for `acestep-ai/ace-step/audio-inpaint`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const aceStepAudioInpaint = /* @__PURE__ */ defineModel<
  AceStepAudioInpaintInput,
  AceStepAudioInpaintOutput,
  typeof aceStepAudioInpaintKeys
>({
  id: "acestep-ai/ace-step/audio-inpaint",
  keys: aceStepAudioInpaintKeys,
  fields: {
    audio: { type: "string", required: true, media: "url" },
    tags: { type: "string", required: true },
    endTime: { type: "number", minimum: 0, maximum: 240 },
    endTimeRelativeTo: { type: "string", enum: ["start", "end"] },
    lyrics: { type: "string" },
    seed: { type: "integer", minimum: -1, maximum: 2147483647 },
    startTime: { type: "number", minimum: 0, maximum: 240 },
    startTimeRelativeTo: { type: "string", enum: ["start", "end"] },
  },
  checks: [checkMediaUrl, checkRange],
});
