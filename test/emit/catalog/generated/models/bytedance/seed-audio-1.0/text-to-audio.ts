// Made by comfygen from bytedance/seed-audio-1.0/text-to-audio.json. Do not edit.

import {
  checkItems,
  checkMediaUrl,
  checkRange,
  defineModel,
  nestedValues,
  type MediaInput,
} from "comfygen/runtime";

export interface SeedAudio10TextToAudioInput {
  /**
   * Text to synthesize. Cite reference clips in order with \@Audio1, \@Audio2, \@Audio3.
   * Sent as `prompt`.
   */
  prompt: string;
  /**
   * Up to 3 reference clips, cited in the prompt as \@Audio1, \@Audio2, \@Audio3. Each clip up
   * to 30s, 10MB, wav/mp3/pcm/ogg_opus.
   * Sent as `audio_urls`. At most 3 items.
   */
  audioUrls?: MediaInput[];
  /**
   * A single reference image (jpeg/png/webp, up to 10MB). Cannot be combined with audio
   * references.
   * Sent as `image_url`.
   */
  imageUrl?: MediaInput;
  /** Output audio container. Sent as `output_format`. @defaultValue `"mp3"` */
  outputFormat?: "wav" | "mp3" | "ogg_opus";
  /**
   * Voice pitch shift in semitones. 0 is normal, -12 lowers by one octave, 12 raises by one
   * octave.
   * Sent as `pitch`. Integer, -12 to 12.
   * @defaultValue `0`
   */
  pitch?: number;
  /** Sample rate of the output audio in Hz. Sent as `sample_rate`. @defaultValue `24000` */
  sampleRate?: 8000 | 16000 | 24000 | 32000 | 44100 | 48000;
  /**
   * Read speed. 1.0 is normal, 0.5 is half speed, 2.0 is double speed.
   * Sent as `speed`. 0.5 to 2.
   * @defaultValue `1`
   */
  speed?: number;
  /**
   * Preset voice used for synthesis.
   * Sent as `voice`.
   * @defaultValue `"vivi_mixed_en_zh_ja_es_id"`
   */
  voice?:
    | "vivi_mixed_en_zh_ja_es_id"
    | "mindy_en_es_id_pt_zh"
    | "kian_en_zh"
    | "cedric_en_zh"
    | "sophie_en_zh"
    | "jean_en_zh"
    | "magnus_en_zh"
    | "mabel_en_zh"
    | "nadia_en_zh"
    | "opal_en_zh"
    | "pearl_en_zh"
    | "quentin_en_zh"
    | "corinne_mixed_en_zh"
    | "esther_mixed_en_zh"
    | "lyla_mixed_en_zh"
    | "tracy_es_zh"
    | "sandy_es_mixed_en_zh"
    | "felix_zh"
    | "celeste_zh"
    | "monkey_king_zh";
  /**
   * Output loudness. 1.0 is normal, 0.5 is half, 2.0 is double.
   * Sent as `volume`. 0.5 to 2.
   * @defaultValue `1`
   */
  volume?: number;
}

export interface SeedAudio10TextToAudioOutput {
  audio?: string;
  audios?: string[];
  image?: string;
  images?: string[];
  video?: string;
  videos?: string[];
  [k: string]: unknown;
}

/** Friendly name -> wire key. */
export const seedAudio10TextToAudioKeys = {
  prompt: "prompt",
  audioUrls: "audio_urls",
  imageUrl: "image_url",
  outputFormat: "output_format",
  pitch: "pitch",
  sampleRate: "sample_rate",
  speed: "speed",
  voice: "voice",
  volume: "volume",
} as const;

/**
 * Seed Audio 1.0 T2A
 *
 * Builds a request for `bytedance/seed-audio-1.0/text-to-audio`.
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const seedAudio10TextToAudio = /* @__PURE__ */ defineModel<
  SeedAudio10TextToAudioInput,
  SeedAudio10TextToAudioOutput,
  typeof seedAudio10TextToAudioKeys
>({
  id: "bytedance/seed-audio-1.0/text-to-audio",
  keys: seedAudio10TextToAudioKeys,
  fields: {
    prompt: { type: "string", required: true },
    audioUrls: { type: "array", maxItems: 3, items: { type: "string", media: "url" } },
    imageUrl: { type: "string", media: "url" },
    outputFormat: { type: "string", enum: ["wav", "mp3", "ogg_opus"] },
    pitch: { type: "integer", minimum: -12, maximum: 12 },
    sampleRate: { type: "integer", enum: [8000, 16000, 24000, 32000, 44100, 48000] },
    speed: { type: "number", minimum: 0.5, maximum: 2 },
    voice: {
      type: "string",
      enum: [
        "vivi_mixed_en_zh_ja_es_id",
        "mindy_en_es_id_pt_zh",
        "kian_en_zh",
        "cedric_en_zh",
        "sophie_en_zh",
        "jean_en_zh",
        "magnus_en_zh",
        "mabel_en_zh",
        "nadia_en_zh",
        "opal_en_zh",
        "pearl_en_zh",
        "quentin_en_zh",
        "corinne_mixed_en_zh",
        "esther_mixed_en_zh",
        "lyla_mixed_en_zh",
        "tracy_es_zh",
        "sandy_es_mixed_en_zh",
        "felix_zh",
        "celeste_zh",
        "monkey_king_zh",
      ],
    },
    volume: { type: "number", minimum: 0.5, maximum: 2 },
  },
  checks: [checkItems, checkMediaUrl, checkRange],
  nested: nestedValues,
});
