import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docComment } from "../../src/emit/fragment.js";
import { inlineCode, parameterDoc, proseLines } from "../../src/emit/doc-text.js";
import type { Schema } from "../../src/model/schema.js";

describe("parameterDoc", () => {
  const rows: [string, Schema, string[]][] = [
    ["the title alone", { title: "End Image" }, ["End Image. Sent as `1_x`."]],
    [
      "a title that only repeats the name is left out beside a description",
      { title: "My Name", description: "What it is" },
      ["What it is. Sent as `1_x`."],
    ],
    [
      "a title that says more stays",
      { title: "My Name (W:H)", description: "What it is." },
      ["My Name (W:H). What it is. Sent as `1_x`."],
    ],
    [
      "type, range and default",
      { type: ["integer"], minimum: 6, maximum: 20, default: 20 },
      ["Sent as `1_x`. Integer, 6 to 20. @defaultValue `20`"],
    ],
    ["one limit", { type: ["number"], minimum: 0 }, ["Sent as `1_x`. At least 0."]],
    ["a default of text", { default: "auto" }, ['Sent as `1_x`. @defaultValue `"auto"`']],
    ["a default of over 80 characters", { default: "x".repeat(81) }, ["Sent as `1_x`."]],
    ["an empty default", { default: "" }, ["Sent as `1_x`."]],
    [
      "notes of the publisher",
      { notes: ["File size must be less than 30 MB."] },
      ["Sent as `1_x`. File size must be less than 30 MB."],
    ],
    [
      "long prose is wrapped, facts and tags on lines of their own",
      { description: `${"word ".repeat(30)}end`, default: 1 },
      [
        `Word ${"word ".repeat(16)}word`,
        `${"word ".repeat(12)}end.`,
        "Sent as `1_x`.",
        "@defaultValue `1`",
      ],
    ],
    ["line breaks stay", { description: "One.\r\nTwo." }, ["One.", "Two.", "Sent as `1_x`."]],
    [
      "a full stop is added to Latin prose alone",
      { description: "説明。" },
      ["説明。 Sent as `1_x`."],
    ],
  ];
  it.each(rows)("%s", (_, schema, want) => {
    expect(parameterDoc(schema, "myName", "1_x")).toEqual(want);
  });

  it("an output is not sent", () => {
    expect(parameterDoc({ description: "A URL" }, "url")).toEqual(["A URL."]);
    expect(parameterDoc({}, "url")).toEqual([]);
  });
});

describe("text from a schema", () => {
  it.each([
    ["ends */ here", "ends *\\/ here"],
    ["@deprecated at once", "\\@deprecated at once"],
    ["see {@link x}", "see {\\@link x}"],
    ["mail a@b.c", "mail a@b.c"],
    ["a\u202eb\u200bc\u0007", "abc"],
  ])("%j", (text, want) => {
    expect(proseLines(text)).toEqual([want]);
  });

  it("inline code never has a backtick in it", () => {
    expect(inlineCode("a")).toBe("`a`");
    expect(inlineCode("a`b")).toBe("a`b");
  });

  it("never ends a comment, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (one, other) => {
        const schema: Schema = { title: `${one}*/`, description: other, default: `${other}*/` };
        const { text } = docComment(parameterDoc(schema, "name", `${one}*/`));
        expect(text.indexOf("*/")).toBe(text.length - 2);
      }),
    );
  });
});
