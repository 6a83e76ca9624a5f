import { ts } from "ts-morph";
import { CATALOG, INDEX } from "../../emit/output-paths.js";
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
export function referencesTo(code: Code, declaration: ts.Node): ts.Node[] {
  const { service, program, files, generated } = code;
  const name = ts.getNameOfDeclaration(declaration as ts.Declaration) ?? declaration;
  const { fileName } = declaration.getSourceFile();
  const own = new Set(files.map((file) => file.fileName));
  // Another model's module can't refer to it, and there may be thousands of those.
  const between = [INDEX, CATALOG].flatMap((path) => generated(path)?.fileName ?? []);
  const searched = [...new Set([...own, fileName, ...between])];
  return (service.getDocumentHighlights(fileName, name.getStart(), searched) ?? [])
    .filter((found) => own.has(found.fileName))
    .flatMap(({ fileName: path, highlightSpans }) => {
      const file = program.getSourceFile(path);
      return file ? highlightSpans.map(({ textSpan }) => nodeAt(file, textSpan.start)) : [];
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
