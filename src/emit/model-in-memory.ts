import type { NamedModel } from "../naming/name-model.js";
import {
  checkAlternatives,
  checkEnum,
  checkExclusiveRange,
  checkFileSize,
  checkItems,
  checkLength,
  checkLocalFile,
  checkMediaUrl,
  checkMultiple,
  checkObject,
  checkRange,
  defineModel,
  nestedNames,
  type Model,
} from "../runtime/index.js";
import { checkedFields, type CheckedFields } from "./fields.js";
import { nestedTables } from "./nested-names.js";
import { inPrintedOrder } from "./printed-order.js";

/** Every check that the runtime has; those that a field has no use for cost nothing. */
const CHECKS = [
  checkAlternatives,
  checkEnum,
  checkExclusiveRange,
  checkFileSize,
  checkItems,
  checkLength,
  checkLocalFile,
  checkMediaUrl,
  checkMultiple,
  checkObject,
  checkRange,
];

/** A model with any input, and what is checked of it. */
export interface ModelInMemory extends CheckedFields {
  readonly model: Model<Record<string, unknown>, unknown>;
}

/** Makes what the module of a model exports, without the module: the same keys, fields and checks, but no types. */
export function modelInMemory({ file, input, root, names }: NamedModel): ModelInMemory {
  const { tables } = names;
  const checked = checkedFields(input, { root, tables }, file.example);
  const nested = nestedTables(root, names);
  const parameters = inPrintedOrder(input.root, tables.get(root));
  const model = defineModel<Record<string, unknown>, unknown, Record<string, string>>({
    id: file.id,
    keys: Object.fromEntries(parameters.map(({ name, key }) => [name, key])),
    ...checked,
    checks: CHECKS,
    nested: nestedNames(nested.input ?? {}, nested.definitions),
    ...(file.price ? { price: file.price } : {}),
  });
  return { model, ...checked };
}
