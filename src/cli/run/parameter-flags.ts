import { inPrintedOrder, type NamedProperty } from "../../emit/printed-order.js";
import type { NamedModel } from "../../naming/name-model.js";
import type { CheckedFields } from "../../emit/fields.js";
import type { Field } from "../../runtime/field.js";
import type { FlagKind } from "./flags.js";
import { isSwitch } from "./parameter-value.js";
import { runFlagKinds } from "./run-flags.js";

/** A parameter of a model and its flag. */
export interface Parameter extends NamedProperty {
  /** Without dashes; undefined where comfygen's own flags have that name, and `--set` is the way. */
  readonly flag: string | undefined;
  readonly kind: FlagKind;
  readonly field: Field;
}

/**
 * The parameters of a model in their printed order. Their flags are the friendly names in kebab case; where two would be
 * equal, both keep the friendly name as it is. comfygen's own flags win.
 */
export function parametersOf(
  { input, root, names }: NamedModel,
  { fields, definitions }: CheckedFields,
): Parameter[] {
  const properties = inPrintedOrder(input.root, names.tables.get(root));
  const flags = properties.map(({ name }) => kebabCase(name));
  const contested = new Set(flags.filter((flag, index) => flags.indexOf(flag) !== index));
  return properties.map((property) => {
    const { name } = property;
    const kebab = kebabCase(name);
    const flag = contested.has(kebab) ? name : kebab;
    const field = fields[name] ?? {};
    const kind = isSwitch(field, definitions) ? "boolean" : "value";
    return { ...property, flag: runFlagKinds.has(flag) ? undefined : flag, kind, field };
  });
}

/** `startImage` -> `start-image`; what separates no words stays: `image62`, `constructor_`. */
function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}
