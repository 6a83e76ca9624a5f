import { ts } from "ts-morph";
import { nameText, type Declared } from "./declared.js";
import type { Code } from "./open-code.js";

/**
 * Every name of a parameter in `model.fields.<name>`, which has no declaration that the compiler could follow: the model is
 * told by its type. Behind a variable that holds the fields alone, nothing tells.
 */
export function fieldUses({ checker, files }: Code, { input }: Declared, name: string): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const use = usedIn(node);
    if (use && nameText(use.name) === name && isFields(use.of)) found.push(use.name);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;

  function isFields(node: ts.Expression): boolean {
    if (!ts.isPropertyAccessExpression(node) || node.name.text !== "fields") return false;
    const [signature] = checker.getTypeAtLocation(node.expression).getCallSignatures();
    const [parameter] = signature?.parameters ?? [];
    return parameter !== undefined && checker.getTypeOfSymbolAtLocation(parameter, node) === input;
  }
}

/** The name of a property that a node takes out of an object, and that object. */
function usedIn(node: ts.Node): { name: ts.Node; of: ts.Expression } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { name: node.name, of: node.expression };
  if (ts.isElementAccessExpression(node))
    return { name: node.argumentExpression, of: node.expression };
  if (!ts.isBindingElement(node) || !ts.isVariableDeclaration(node.parent.parent)) return undefined;
  const { initializer } = node.parent.parent;
  return initializer && { name: node.propertyName ?? node.name, of: initializer };
}
