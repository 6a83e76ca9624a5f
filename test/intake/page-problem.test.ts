import { describe, expect, it } from "vitest";
import { readPage } from "../../src/intake/page.js";
import { nextData } from "./fixtures/pages.js";
import { curl, EXAMPLE, html, INPUT, OUTPUT, SAMPLE } from "./fixtures/sample.js";

const { id, input } = SAMPLE;

function messageOf(text: string): string {
  const finding = readPage(text);
  return finding.ok ? `read ${finding.model.id}` : finding.message;
}

describe("a page that can't be read", () => {
  const submit = curl(`'${EXAMPLE}'`);
  const changed = INPUT.replace("3.5", "3");
  const NO_INPUT = 'no input schema: a JSON object with "type": "object" and "properties"';
  const cases: [string, string, string[]][] = [
    ["prose", "Hello.", ["found no model id", `and ${NO_INPUT}`, "`/api`"]],
    ["no id", INPUT + OUTPUT, ["found the input schema and the output schema, but no model id"]],
    [
      "an id outside curl",
      `POST /v1/models/${id} ${INPUT}`,
      ["found the input schema, but no model id"],
    ],
    [
      "no input schema",
      submit + OUTPUT,
      [`found the id \`${id}\`, the example and the output schema, but ${NO_INPUT}`],
    ],
    ["no schema at all", submit, [`found the id \`${id}\` and the example, but ${NO_INPUT}`]],
    ["the end of the input schema alone", submit + INPUT.slice(30) + OUTPUT, [NO_INPUT]],
    [
      "two ids",
      submit + curl("'{}'", "https://x/v1/models/other/model") + INPUT,
      [`more than one model id: \`${id}\` and \`other/model\`; save one model's page at a time`],
    ],
    [
      "seven ids",
      [..."abcdefg"].map((name) => curl("'{}'", `/v1/models/${name}`)).join(""),
      ["`d` and 3 more"],
    ],
    [
      "two input schemas",
      `${submit}${INPUT}\n${changed}`,
      ["the example, but 2 different input schemas (lines 2 and 50)"],
    ],
    [
      "two input schemas in scripts",
      html({
        showsSchemas: false,
        scripts: `<script>[${JSON.stringify(input)},${JSON.stringify(JSON.parse(changed))}]</script>`,
      }),
      ["2 different input schemas, and nothing says which"],
    ],
    [
      "the input schema of another model",
      `${submit}{"type":"object","properties":{"query":{}}}`,
      ["none here has any of the example's keys, `12_text`, `7_image` and `40_loras`"],
    ],
    [
      "an input schema without its end",
      submit + INPUT.slice(0, 300),
      ["the input schema starts at line 2 and breaks off at line 17"],
    ],
    [
      "an input schema without its middle",
      submit + INPUT.slice(0, 60) + INPUT.slice(95) + OUTPUT,
      ["the output schema, but the input schema starts at line 2"],
    ],
    [
      "an input schema broken before a nested one",
      curl("''") + INPUT.replace('"Image",', '"Image'),
      ["the input schema starts at line 2"],
    ],
    [
      "an output schema without its end",
      submit + INPUT + OUTPUT.slice(0, 99),
      ["the input schema, but the output schema starts at line 49 and breaks off at line 56"],
    ],
    [
      "HTML without its end",
      html().slice(0, -300),
      ["the output schema breaks off before it is complete"],
    ],
    [
      "HTML cut in a script",
      html({
        showsSchemas: false,
        scripts: nextData(SAMPLE, false).slice(0, 400),
      }),
      ["the input schema breaks off"],
    ],
  ];
  it.each(cases)("%s", (_, text, wanted) => {
    for (const words of wanted) expect(messageOf(text)).toContain(words);
  });
});
