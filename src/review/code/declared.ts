import { ts } from "ts-morph";
import { modulePath } from "../../emit/output-paths.js";
import type { Code } from "./open-code.js";

/** What the module of a model declares, as the compiler sees it. */
export interface Declared {
  readonly module: ts.SourceFile;
  readonly exportName: string;
  /** The export itself. */
  readonly model: ts.VariableDeclaration;
  readonly input: ts.Type;
  readonly output: ts.Type;
}

/** Finds what the module of a model declares; undefined where the code was opened without it. */
export function declaredBy(code: Code, id: string): Declared | undefined {
  const { checker } = code;
  const module = code.generated(modulePath(id));
  const exportName = code.exports.get(id);
  const model = module && exportedVariable(checker, module, exportName);
  const [signature] = model ? checker.getTypeAtLocation(model).getCallSignatures() : [];
  const [parameter] = signature?.parameters ?? [];
  if (!module || !model || exportName === undefined || !signature || !parameter) return undefined;
  const result = signature.getReturnType().getProperty("~output");
  if (!result) return undefined;
  return {
    module,
    exportName,
    model,
    input: checker.getTypeOfSymbolAtLocation(parameter, model),
    output: checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(result, model)),
  };
}

function exportedVariable(
  checker: ts.TypeChecker,
  module: ts.SourceFile,
  name: string | undefined,
): ts.VariableDeclaration | undefined {
  const symbol = checker.getSymbolAtLocation(module);
  const found = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name);
  return found?.declarations?.find(ts.isVariableDeclaration);
}

/** The declarations of the property at a friendly path: several where branches of a union each have it. */
export function declarationsAt(
  checker: ts.TypeChecker,
  type: ts.Type,
  path: string,
  at: ts.Node,
): ts.Declaration[] {
  const steps = path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  let types = [type];
  let declarations: ts.Declaration[] = [];
  for (const step of steps) {
    const inside = types.flatMap((one) => constituents(checker, one));
    if (step.startsWith("[")) {
      const kind = step === "[*]" ? ts.IndexKind.String : ts.IndexKind.Number;
      types = inside.flatMap((one) => checker.getIndexTypeOfType(one, kind) ?? []);
    } else {
      const symbols = inside.flatMap((one) => one.getProperty(step) ?? []);
      declarations = symbols.flatMap((symbol) => symbol.declarations ?? []);
      types = symbols.map((symbol) => checker.getTypeOfSymbolAtLocation(symbol, at));
    }
  }
  return declarations;
}

function constituents(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const found = checker.getNonNullableType(type);
  return found.isUnion() ? found.types : [found];
}

/** The entry of a parameter in the model's `Keys`. */
export function keyEntry(
  { module, exportName }: Declared,
  name: string,
): ts.Declaration | undefined {
  for (const statement of module.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: variable, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(variable) || variable.text !== `${exportName}Keys`) continue;
      const literal =
        initializer && ts.isAsExpression(initializer) ? initializer.expression : undefined;
      if (literal && ts.isObjectLiteralExpression(literal))
        return literal.properties.find((entry) => entry.name && nameText(entry.name) === name);
    }
  }
  return undefined;
}

/** The text of a name, with or without quotes. */
export function nameText(name: ts.Node): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
