// Made by comfygen from community/text/unsafe.json. Do not edit.

import { checkEnum, defineModel, nestedValues } from "comfygen/runtime";

export interface TextUnsafeInput {
  /** Choice. Sent as `2_choice`. */
  choice?:
    | '"'
    | "'"
    | "`"
    | "${canary}"
    | "\\"
    | "a\nb"
    | "\u2028"
    | "\u0000"
    | "\u202e"
    | "\ud800"
    | "*/"
    | "</script>";
  /** Deep. Sent as `3_deep`. */
  deep?: { __proto__: { canary: true } } | ["x", null, -1.5];
  /** File. Sent as `5_file`. */
  file?: unknown;
  /**
   * Ends the comment: *\/ globalThis.canary = 1; // {\@link https://example.com} {{{canary}}}.
   * Sent as `1_text`. Pattern ^(a+)+$`*\/.
   * @defaultValue "`*\/ globalThis.canary = 1; /*`"
   */
  quote?: string;
  /** Remote. Sent as `4_ref`. */
  remote?: unknown;
}

export interface TextUnsafeOutput {
  /** *\/ globalThis.canary = 1; /*. */
  "*/"?: string;
  __proto__?: string;
  "a\u2028b"?: string;
  constructor?: string;
}

/** Friendly name -> wire key. */
export const textUnsafeKeys = {
  choice: "2_choice",
  deep: "3_deep",
  file: "5_file",
  quote: "1_text",
  remote: "4_ref",
} as const;

/**
 * *\/ process.exit(1) /* `${process.exit(1)}`
 *
 * First line. *\/ globalThis.canary = 1; /*
 * Second
 * line with override and \@deprecated and nobody@example.com.
 *
 * Builds a request for `community/text/unsafe`.
 * Costs 1 USD per second *\/ (`${1}`).
 *
 * @throws InputError naming every parameter that is wrong.
 */
export const textUnsafe = /* @__PURE__ */ defineModel<
  TextUnsafeInput,
  TextUnsafeOutput,
  typeof textUnsafeKeys
>({
  id: "community/text/unsafe",
  keys: textUnsafeKeys,
  fields: {
    choice: {
      type: "string",
      enum: [
        '"',
        "'",
        "`",
        "${canary}",
        "\\",
        "a\nb",
        "\u2028",
        "\u0000",
        "\u202e",
        "\ud800",
        "*/",
        "</script>",
      ],
    },
    deep: {
      type: ["array", "object"],
      enum: [{ ["__proto__"]: { canary: true } }, ["x", null, -1.5]],
    },
    file: {},
    quote: { type: "string" },
    remote: {},
  },
  checks: [checkEnum],
  nested: nestedValues,
  price: { usd: 1, unit: "second */", note: "`${1}`" },
});
