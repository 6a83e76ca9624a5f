import { ts } from "ts-morph";
import { declarationsAt, keyEntry, nameText, type Declared } from "./declared.js";
import { nameSpan, type Edit } from "./edit.js";
import { fieldUses } from "./field-uses.js";
import type { Code } from "./open-code.js";
import { propertyUses, referencesTo } from "./property-uses.js";

/** A parameter by its friendly path, such as `loras[].weight`, and the new name of its last part. */
export interface ParameterRename {
  readonly path: string;
  readonly name: string;
}

/** The edits that rename a parameter in the user's files. Variables of the same name keep it. */
export function parameterEdits(
  code: Code,
  declared: Declared,
  { path, name }: ParameterRename,
): Edit[] {
  const declarations = declarationsAt(code.checker, declared.input, path, declared.model);
  const uses = propertyUses(code, declarations);
  const entry = keyEntry(declared, path);
  if (entry) uses.push(...referencesTo(code, entry), ...fieldUses(code, declared, path));
  const old = path.slice(path.search(/[^.[\]]*$/));
  return uses
    .filter((node) => nameText(node) === old)
    .map((node) => (isShorthand(node) ? edit(node, `${name}: ${old}`) : edit(node, name)));
}

/**
 * The edits that rename what a model's module exports in the user's files.
 *
 * @param rename Gives the new name of an export; undefined where it keeps its name.
 */
export function exportEdits(
  code: Code,
  { module }: Declared,
  rename: (name: string) => string | undefined,
): Edit[] {
  const symbol = code.checker.getSymbolAtLocation(module);
  const exported = symbol ? code.checker.getExportsOfModule(symbol) : [];
  return exported.flatMap((one) => {
    const name = rename(one.name);
    if (name === undefined) return [];
    const uses = (one.declarations ?? []).flatMap((declaration) => referencesTo(code, declaration));
    return uses
      .filter((node) => nameText(node) === one.name)
      .map((node) => {
        // What is taken out of the module goes on under its old name; what is put into an object stays there under it.
        if (ts.isBindingElement(node.parent) && isShorthand(node))
          return edit(node, `${name}: ${one.name}`);
        return isShorthand(node) ? edit(node, `${one.name}: ${name}`) : edit(node, name);
      });
  });
}

/** True where one word is both the name of a property and that of a variable. */
function isShorthand(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  const isElement = ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent);
  return isElement && parent.name === node && !parent.propertyName;
}

function edit(node: ts.Node, text: string): Edit {
  return { file: node.getSourceFile(), ...nameSpan(node), text };
}
