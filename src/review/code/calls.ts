import { ts } from "ts-morph";
import type { Declared } from "./declared.js";
import type { Code } from "./open-code.js";

/** Every call in the user's files that builds a request for a model, whatever it is called there. */
export function callsOf({ checker, files }: Code, { input }: Declared): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [parameter] = checker.getResolvedSignature(node)?.parameters ?? [];
      if (parameter && checker.getTypeOfSymbolAtLocation(parameter, node) === input)
        found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;
}

/** True where a call passes a parameter for certain. */
export function isPassed(checker: ts.TypeChecker, call: ts.CallExpression, name: string): boolean {
  const [argument] = call.arguments;
  const property = argument && checker.getTypeAtLocation(argument).getProperty(name);
  return property !== undefined && (property.flags & ts.SymbolFlags.Optional) === 0;
}

/** Every string in the user's files that is a model's id where an id is expected. */
export function idsOf({ checker, files }: Code, id: string): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text === id && isIdExpected(checker, node))
      found.push(node);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;
}

/** In a type an id stands between brackets or in a union; in code some literal type has to be expected. */
function isIdExpected(checker: ts.TypeChecker, node: ts.StringLiteralLike): boolean {
  if (ts.isLiteralTypeNode(node.parent)) return true;
  const expected = checker.getContextualType(node);
  const type = expected && (checker.getBaseConstraintOfType(expected) ?? expected);
  const types = type?.isUnion() ? type.types : type ? [type] : [];
  return types.some((one) => one.isStringLiteral());
}
