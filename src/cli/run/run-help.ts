import yargs, { type Options } from "yargs";
import { parameterDoc, priceText } from "../../emit/doc-text.js";
import type { ModelFile } from "../../model/file.js";
import type { Json } from "../../model/json.js";
import type { Field, Fields } from "../../runtime/field.js";
import { HELP_STRINGS, helpWidth } from "../help-style.js";
import type { Parameter } from "./parameter-flags.js";
import { isList, isNumber, isSwitch, isText, partsOf, typesOf } from "./parameter-value.js";
import { printable } from "../printable.js";
import { runFlags } from "./run-flags.js";

/** The help of `comfygen run`, for a model with all that it takes. */
export function runHelp(model?: {
  readonly file: ModelFile;
  readonly parameters: readonly Parameter[];
  readonly definitions: Fields;
}): Promise<string> {
  const command = yargs()
    .scriptName("comfygen")
    .help(false)
    .version(false)
    .locale("en")
    .updateStrings(HELP_STRINGS)
    .wrap(helpWidth());
  if (!model) {
    for (const [line, words] of EXAMPLES) command.example(line, words);
    return command.usage(GENERAL).options(runFlags).getHelp();
  }
  const { file, parameters, definitions } = model;
  const { id, title, description, price } = file;
  const about = [title, description, price && `Price: ${priceText(price)}.`]
    .filter((text) => text !== undefined && text.trim() !== "")
    .map((text) => printable(text ?? "").trim());
  command.usage([`$0 run ${id} [flags]`, ...about].join("\n\n"));
  for (const parameter of parameters) {
    const { name, flag } = parameter;
    command.option(flag ?? `set ${name}=`, parameterOption(parameter, definitions));
  }
  return command.options(runFlags).epilogue(NOTES).getHelp();
}

const GENERAL = `$0 run <id> [flags]

Runs a model. Its parameters are flags: \`$0 run <id> --help\` shows them.`;

const EXAMPLES = [
  ['$0 run acme/film --prompt "a kite"', "wait for the result, and print it"],
  ["$0 run acme/film --start-image a.png --out-dir films", "send a file, save the output's"],
  ["$0 run acme/film --input film.json --dry-run", "show what would be sent"],
] as const;

const NOTES = [
  "A file of this machine can stand wherever a URL can.",
  "Lists are given one item a flag, objects as JSON.",
  "Flags override --input.",
  "Text that is itself a flag needs the form --flag=text.",
  "Ctrl-C cancels the job, if it is still in the queue.",
].join(" ");

function parameterOption(parameter: Parameter, definitions: Fields): Options {
  const { name, schema, field, kind, isRequired } = parameter;
  const { default: fallback, ...rest } = schema;
  const choices = [schema, schema.items ?? {}].flatMap((part) => part.enum ?? []);
  const words = [...parameterDoc(rest, name), formOf(field, definitions)];
  if (isRequired && fallback !== undefined) words.push(`Such as ${shown(fallback)}.`);
  return {
    group: isRequired ? "Required:" : "Optional:",
    describe: plainText(words.filter((word) => word !== "").join(" ")),
    type: kind === "boolean" ? "boolean" : isNumber(field, definitions) ? "number" : "string",
    array: isList(field, definitions),
    ...(choices.length === 0 ? {} : { choices: choices.map(choice) }),
    ...(fallback === undefined || isRequired ? {} : { defaultDescription: shown(fallback) }),
  };
}

/** How a value is written, where its type does not say so. */
function formOf(field: Field, definitions: Fields): string {
  const parts = partsOf(field, definitions);
  const { items } = parts.find((part) => part.items !== undefined) ?? {};
  if (items && isList(field, definitions)) return formOf(items, definitions);
  if (parts.some(({ media }) => media !== undefined)) return "A file or a URL.";
  const isPlain = [isText, isNumber, isSwitch].some((fits) => fits(field, definitions));
  if (isPlain || field.enum !== undefined) return "";
  return (typesOf(field, definitions)?.has("string") ?? true) ? "JSON or text." : "JSON.";
}

function choice(value: Json): string | number {
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}

/** Documentation as it stands in a comment, without what keeps it in there. */
function plainText(doc: string): string {
  return printable(doc.replaceAll("\\@", "@").replaceAll("*\\/", "*/")).replaceAll("\n", " ");
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return printable(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
