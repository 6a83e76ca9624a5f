import { ts } from "ts-morph";
import { nameText } from "./declared.js";
import type { Code } from "./open-code.js";

/**
 * Every place in the user's files that names a property, given its declarations: what the compiler ties to them, and the
 * properties of other types whose values flow into the declaring type (an object that is spread, or passed as it is).
 *
 * @returns The names themselves: identifiers, and strings between brackets.
 */
export function propertyUses(code: Code, declarations: readonly ts.Declaration[]): ts.Node[] {
  const targets = new Set<ts.Node>(declarations);
  const uses = new Set<ts.Node>();
  const [first] = declarations.flatMap((one) => ts.getNameOfDeclaration(one) ?? []);
  const name = first && nameText(first);
  if (name === undefined) return [];
  for (const target of targets) {
    for (const use of referencesTo(code, target)) uses.add(use);
    // Only the last target knows whether the flows lead to any more.
    if ([...targets].at(-1) === target) {
      for (const source of sourcesOf(code, name, targets)) targets.add(source);
    }
  }
  return [...uses];
}

/** The names in the user's files that refer to a declaration. */
export function referencesTo({ service, program, files }: Code, declaration: ts.Node): ts.Node[] {
  const name = ts.getNameOfDeclaration(declaration as ts.Declaration) ?? declaration;
  const { fileName } = declaration.getSourceFile();
  const found = service.findReferences(fileName, name.getStart()) ?? [];
  const own = new Set(files.map((file) => file.fileName));
  return found
    .flatMap(({ references }) => references)
    .filter((reference) => own.has(reference.fileName))
    .flatMap(({ fileName: path, textSpan }) => {
      const file = program.getSourceFile(path);
      return file ? [nodeAt(file, textSpan.start)] : [];
    });
}

/** The innermost node at a position: a name, or the string that has it between its quotes. */
function nodeAt(file: ts.SourceFile, position: number): ts.Node {
  let found: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(found, (child) =>
      child.getStart(file) <= position && position < child.end ? child : undefined,
    );
    if (!inner) return found;
    found = inner;
  }
}

/** Declarations of the user's own whose values flow to where one of the targets is expected. */
function sourcesOf(
  { checker, files }: Code,
  name: string,
  targets: ReadonlySet<ts.Node>,
): ts.Node[] {
  const own = new Set(files);
  const found: ts.Node[] = [];
  const isTarget = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some((declaration) => targets.has(declaration)) ?? false;
  const visit = (node: ts.Node): void => {
    const value = valueIn(node);
    const property = value && checker.getTypeAtLocation(value).getProperty(name);
    if (property && isTarget(expectedProperty(checker, node, name))) {
      for (const declaration of property.declarations ?? []) {
        if (!targets.has(declaration) && own.has(declaration.getSourceFile()))
          found.push(declaration);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;
}

/** The value that goes somewhere as it is: what is spread into an object, or what stands where an object is expected. */
function valueIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isSpreadAssignment(node)) return node.expression;
  const isValue =
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node);
  return isValue ? node : undefined;
}

/** The property of this name that is expected where a node stands. */
function expectedProperty(
  checker: ts.TypeChecker,
  node: ts.Node,
  name: string,
): ts.Symbol | undefined {
  const place = ts.isSpreadAssignment(node) ? node.parent : node;
  const type = ts.isExpression(place) ? checker.getContextualType(place) : undefined;
  if (!type) return undefined;
  const expected = checker.getNonNullableType(type);
  const types = expected.isUnion() ? expected.types : [expected];
  return types.map((one) => one.getProperty(name)).find((symbol) => symbol !== undefined);
}
