import { describe, expect, it } from "vitest";
import { code, docComment, identifier, string } from "../../src/emit/fragment.js";
import { TemplateError } from "../../src/emit/template-error.js";
import { compileTemplate } from "../../src/emit/template.js";

function render(text: string, context: object): string {
  return compile(text)(context).text;
}

function compile(text: string): ReturnType<typeof compileTemplate> {
  return compileTemplate({ name: "test.hbs", text, isOwn: false });
}

describe("a template prints fragments alone", () => {
  it.each([
    ["an identifier", "const {{name}} = 1;", { name: identifier("steps") }, "const steps = 1;"],
    ["a string", "x({{value}})", { value: string('"*/`${1}\u2028') }, `x('"*/\`\${1}\\u2028')`],
    ["code", "{{type}}", { type: code("a | b") }, "a | b"],
    ["a comment", "{{doc}}", { doc: docComment(["one"]) }, "/** one */"],
    ["a list", "{{#each list}}{{this}};{{/each}}", { list: [code("a"), code("b")] }, "a;b;"],
    ["a condition", "{{#if no}}{{no}}{{else}}-{{/if}}", { no: undefined }, "-"],
    ["a nested value", "{{#with model}}{{id}}{{/with}}", { model: { id: code("a/b") } }, "a/b"],
    ["a lookup", '{{lookup map "key"}}', { map: { key: code("found") } }, "found"],
  ])("%s", (_, template, context, want) => {
    expect(render(template, context)).toBe(want);
  });
});

describe("anything else is refused with the template's name and line", () => {
  it.each([
    ["raw text", "line\n{{name}}", { name: "alert(1)" }, /^test\.hbs:2: \{\{name\}\} is a string/],
    ["a number", "{{count}}", { count: 1 }, /^test\.hbs:1: \{\{count\}\} is a number/],
    ["a look-alike", "{{name}}", { name: { text: "alert(1)" } }, /is an object/],
    [
      "an index",
      "{{#each list}}{{@index}}{{/each}}",
      { list: [code("a")] },
      /@index\}\} is a number/,
    ],
    ["a missing value", "\n\n{{missing}}", {}, /^test\.hbs:3: there is no `missing` here/],
    [
      "an optional value",
      "\n{{doc}}",
      { doc: undefined },
      /^test\.hbs:2: \{\{doc\}\} has no value here; put \{\{#if doc\}\} around it/,
    ],
    [
      "a misspelt list",
      "\n{{#each modles}}{{/each}}",
      {},
      /^test\.hbs:2: there is no `modles` here/,
    ],
    ["a misspelt condition", "{{#if isRequierd}}{{/if}}", {}, /:1: there is no `isRequierd` here/],
    ["a misspelt else", "{{#if a}}\n{{else if b}}{{/if}}", { a: 0 }, /:2: there is no `b` here/],
    ["a value of another level", "{{#each list}}\n{{../no}}{{/each}}", { list: [1] }, /:2: .*`no`/],
    ["an unknown helper", "\n{{shout name}}", { name: code("x") }, /:2: there is no `shout` here/],
    ["an inherited value", "{{constructor}}", {}, /test\.hbs:1: /],
  ])("%s", (_, template, context, message) => {
    expect(() => render(template, context)).toThrow(TemplateError);
    expect(() => render(template, context)).toThrow(message);
  });

  it.each([
    ["three braces", "a\n{{{name}}}", /^test\.hbs:2: raw output/],
    ["an ampersand", "{{& name}}", /^test\.hbs:1: raw output/],
    ["raw output in a block", "{{#if a}}\n{{{a}}}\n{{/if}}", /^test\.hbs:2: raw output/],
    ["a partial", "{{> other}}", /^test\.hbs:1: partials/],
    ["a partial block", "{{#> other}}x{{/other}}", /^test\.hbs:1: partials/],
    ["a decorator", "{{* other}}", /^test\.hbs:1: decorators/],
    ["a decorator block", '{{#*inline "x"}}y{{/inline}}', /^test\.hbs:1: decorators/],
    ["a syntax error", "\n{{#if a}}", /^test\.hbs:2: /],
    [
      "a block without its value",
      "\n{{#each}}{{/each}}",
      /^test\.hbs:2: \{\{#each\}\} takes one value/,
    ],
  ])("%s", (_, template, message) => {
    expect(() => compile(template)).toThrow(TemplateError);
    expect(() => compile(template)).toThrow(message);
  });

  it("nothing that one template does reaches another", () => {
    compile("{{name}}");
    expect(() => render("{{log name}}", { name: code("x") })).toThrow(TemplateError);
  });
});
