import { ts } from "ts-morph";
import { sourcesOf } from "./flows.js";
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
  for (const target of targets) {
    for (const use of referencesTo(code, target)) uses.add(use);
    // Only the last target knows whether the flows lead to any more.
    if ([...targets].at(-1) === target) {
      for (const source of sourcesOf(code, targets)) targets.add(source);
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
