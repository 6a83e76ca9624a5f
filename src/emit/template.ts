import Handlebars from "handlebars";
import { Fragment } from "./fragment.js";
import { TemplateError } from "./template-error.js";

/** What a template printed. */
export interface Page {
  readonly text: string;
  /** True where prettier would leave it as it is. */
  readonly isLaidOut: boolean;
  /** The template, where it is not comfygen's own: what is wrong with the text is its doing. */
  readonly template?: string;
}

/** The text of a template. */
export interface TemplateSource {
  /** For messages: a file's name or path. */
  readonly name: string;
  readonly text: string;
  /** True for comfygen's own: they put pieces that are laid out where they are laid out for. */
  readonly isOwn: boolean;
}

/** The templates of an output; each has the name of its file without `.hbs`. */
export type TemplateSources = Readonly<
  Record<"model" | "client" | "catalog" | "index", TemplateSource>
>;

/** Prints a template. @throws TemplateError where the context lacks a name, or a value is no `Fragment`. */
export type Template = (context: object) => Page;

/**
 * Compiles a Handlebars template in which every output is checked: it must be a `Fragment`, or rendering throws. Raw
 * output (`{{{`, `{{&`), partials and decorators are refused, since they would pass that check by.
 *
 * @throws TemplateError
 */
export function compileTemplate({ name, text, isOwn }: TemplateSource): Template {
  let isLaidOut = isOwn;
  const environment = Handlebars.create();
  environment.unregisterHelper("log");
  environment.registerHelper(
    "emit",
    function emit(value: unknown, options: Handlebars.HelperOptions) {
      if (value instanceof Fragment) {
        isLaidOut &&= value.isLaidOut;
        return value.text;
      }
      const { line, expression } = options.hash as { line: number; expression: string };
      const problem =
        value === undefined
          ? `{{${expression}}} has no value here; put {{#if ${expression}}} around it`
          : `{{${expression}}} is ${describe(value)}, not a piece of code`;
      throw new TemplateError(name, line, problem);
    },
  );
  const program = parse(name, text);
  new CheckedOutput(name).accept(program);
  const render = environment.compile(program, { noEscape: true, strict: true });
  return (context) => {
    isLaidOut = isOwn;
    try {
      return { text: render(context), isLaidOut, ...(isOwn ? {} : { template: name }) };
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError(name, lineOf(error), messageOf(error));
    }
  };
}

/** @throws TemplateError */
export function compileTemplates({
  model,
  client,
  catalog,
  index,
}: TemplateSources): Readonly<Record<keyof TemplateSources, Template>> {
  return {
    model: compileTemplate(model),
    client: compileTemplate(client),
    catalog: compileTemplate(catalog),
    index: compileTemplate(index),
  };
}

/** Blocks that would do something else without a word when they are given no value, or two. */
const BLOCKS = ["each", "if", "unless", "with"];

/**
 * Rewrites `{{value}}` to `{{emit value}}`, refuses whatever prints without it, and makes every name one that has to be there:
 * Handlebars itself takes a misspelt one for an empty list, or for false.
 */
class CheckedOutput extends Handlebars.Visitor {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    Object.assign(path, { strict: true });
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const name = "original" in block.path ? String(block.path.original) : "";
    if (BLOCKS.includes(name) && block.params.length !== 1)
      this.#refuse(block, `{{#${name}}} takes one value`);
    super.BlockStatement(block);
  }

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped)
      this.#refuse(statement, "raw output ({{{ or {{&) is not allowed; write {{");
    const { path, params, hash, loc } = statement;
    this.accept(path);
    this.acceptArray(params);
    const isCall = params.length > 0 || hash !== undefined;
    const value = isCall ? { type: "SubExpression", path, params, hash, loc } : path;
    const expression = "original" in path ? String(path.original) : "value";
    statement.params = [value as hbs.AST.Expression];
    statement.path = pathTo("emit", loc);
    statement.hash = {
      type: "Hash",
      loc,
      pairs: [
        pair("line", {
          type: "NumberLiteral",
          value: loc.start.line,
          original: loc.start.line,
          loc,
        }),
        pair("expression", { type: "StringLiteral", value: expression, original: expression, loc }),
      ],
    } as hbs.AST.Hash;

    function pair(key: string, of: object): object {
      return { type: "HashPair", key, value: of, loc };
    }
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.#refuse(statement, "partials are not supported");
  }

  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
    this.#refuse(statement, "partials are not supported");
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.#refuse(decorator, "decorators are not supported");
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    this.#refuse(decorator, "decorators are not supported");
  }

  #refuse(node: hbs.AST.Node, problem: string): never {
    throw new TemplateError(this.#name, node.loc.start.line, problem);
  }
}

function pathTo(helper: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [helper], original: helper, loc };
}

function parse(name: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    throw new TemplateError(name, lineOf(error), messageOf(error));
  }
}

function describe(value: unknown): string {
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, name] = /^"([^"]*)" not defined in /.exec(message) ?? [];
  if (name === undefined) return message;
  return `there is no \`${name}\` here; the README.md that \`comfygen templates eject\` writes has all names`;
}

/** Handlebars puts the line on its exceptions; those of its parser have it in their message alone. */
function lineOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("lineNumber" in error && typeof error.lineNumber === "number") return error.lineNumber;
  const [, line] = /^Parse error on line (\d+)/.exec(error.message) ?? [];
  return line === undefined ? undefined : Number(line);
}
