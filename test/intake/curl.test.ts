import { describe, expect, it } from "vitest";
import { readCurls } from "../../src/intake/curl.js";

const URL = "https://model-api.runcomfy.net/v1/models/a/b-2.5/4K_x";
const ID = "a/b-2.5/4K_x";

describe("the id in a curl sample", () => {
  it.each([
    [`curl --url ${URL}`, [ID]],
    [`curl --url ${URL} \\\n--header "x"`, [ID]],
    [`curl --url ${URL}\\--header "x"`, [ID]],
    [`curl --url ${URL}--header "x"`, [ID]],
    [`curl--url${URL}\\`, [ID]],
    [`Schemacurl -X POST '${URL}'`, [ID]],
    [`curl "${URL}?x=1"`, [ID]],
    [`curl ${URL}/ -d`, [ID]],
    [`curl ${URL}.\nThen`, [ID]],
    [`curl ${URL}を実行`, [ID]],
    [`curl ${URL}modelApiDoc_submitBody`, [ID]],
    ["curl https://x/v1/models/one", ["one"]],
    [`curl ${URL} curl ${URL}`, [ID, ID]],
    [`curl https://x/v1/requests/{request_id}/status and ${URL}`, []],
    ["curl https://x/v1/models/{model_id}", []],
    ["curl https://x/v1/models/", []],
    ["curl https://x/v1/models?limit=5", []],
    ["curl https://x/v1/models/a/../b", []],
    ["curl https://x/v1/models/./b", []],
    ["curl https://x/v1/models/a//b", []],
    [`curl https://x/v1/models/${"a".repeat(201)}`, []],
    [`curly ${URL}`, []],
    [`POST ${URL}`, []],
  ])("%s", (text, ids) => {
    expect(readCurls(text).map(({ id }) => id)).toEqual(ids);
  });
});

describe("the body in a curl sample", () => {
  it.each([
    [`--data '{"a": 1}'Weisen Sie`, { a: 1 }],
    [`--data '{\n"a": "b"\n}'`, { a: "b" }],
    [`--data'{"a":1}'`, { a: 1 }],
    [`--data='{"a":1}'`, { a: 1 }],
    [`--data ' {"a":1} '`, { a: 1 }],
    [`--data-raw '{"a":1}'`, { a: 1 }],
    [`--data-binary '{"a":1}'`, { a: 1 }],
    [`--json '{"a":1}'`, { a: 1 }],
    [`-d '{"a":1}'`, { a: 1 }],
    [`-d {"a":1}`, { a: 1 }],
    [`-H "b: {}" -d '{"a":1}'`, { a: 1 }],
    [`-d '{"a":"a potter's hands"}'`, { a: "a potter's hands" }],
    [String.raw`-d '{"a":"a potter'\''s hands"}'`, { a: "a potter's hands" }],
    [`-d '{"a":"a potter'"'"'s hands"}'`, { a: "a potter's hands" }],
    [String.raw`-d '{"a":"\"b\" \\ c"}'`, { a: '"b" \\ c' }],
    [String.raw`-d "{\"a\":\"b\"}"`, { a: "b" }],
    [String.raw`-d "{\"a\":\"\\\"b\\\" \$5 \d\`\"}"`.replace("\\d", "d"), { a: '"b" $5 d`' }],
    ['-d "{\\\n\\"a\\":1}"', { a: 1 }],
    [`-d '{"a":"a curl -d in her hair"}'`, { a: "a curl -d in her hair" }],
    ["-d @body.json", undefined],
    [`-d '[1]'`, undefined],
    [`-d '{"a":1`, undefined],
    [`-d '{"a'`, undefined],
    [`-d "{\\"a\\":`, undefined],
    [`--data-urlencode '{"a":1}'`, undefined],
    ["", undefined],
  ])("%s", (option, example) => {
    expect(readCurls(`curl ${URL} ${option}`)[0]?.example).toEqual(example);
  });

  it("may come before the address", () => {
    expect(readCurls(`curl -d '{"a":"https://x"}' ${URL}`)).toEqual([
      { id: ID, example: { a: "https://x" } },
    ]);
  });

  it("is not taken from the next sample", () => {
    expect(readCurls(`curl ${URL} curl -d '{"a":1}'`)).toEqual([{ id: ID }]);
  });
});
