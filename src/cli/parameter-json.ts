import { inPrintedOrder, type NamedProperty } from "../emit/printed-order.js";
import type { NamedModel } from "../naming/name-model.js";
import { given } from "./given.js";
import type { ParameterJson } from "./json-output.js";
import { typeText } from "./parameter-table.js";

/** The parameters of a model for programs, in their printed order. */
export function parametersJson({ input, root, names }: NamedModel): ParameterJson[] {
  return inPrintedOrder(input.root, names.tables.get(root)).map(parameterJson);
}

function parameterJson({ name, key, isRequired, schema }: NamedProperty): ParameterJson {
  const { title, description, default: fallback, enum: values } = schema;
  const { minimum, maximum, minLength, maxLength } = schema;
  return {
    name,
    key,
    required: isRequired,
    type: typeText(schema),
    ...given({ title, description, default: fallback, enum: values }),
    ...given({ minimum, maximum, minLength, maxLength }),
  };
}
