import { exportRenamed } from "./rules/export-renamed.js";
import { modelAdded } from "./rules/model-added.js";
import { modelDescriptionChanged } from "./rules/model-description-changed.js";
import { modelRemoved } from "./rules/model-removed.js";
import { outputAdded } from "./rules/output-added.js";
import { outputClosed } from "./rules/output-closed.js";
import { outputDescriptionChanged } from "./rules/output-description-changed.js";
import { outputEnumNarrowed } from "./rules/output-enum-narrowed.js";
import { outputEnumWidened } from "./rules/output-enum-widened.js";
import { outputFormatChanged } from "./rules/output-format-changed.js";
import { outputLimitsLoosened } from "./rules/output-limits-loosened.js";
import { outputLimitsTightened } from "./rules/output-limits-tightened.js";
import { outputMadeOptional } from "./rules/output-made-optional.js";
import { outputMadeRequired } from "./rules/output-made-required.js";
import { outputOpened } from "./rules/output-opened.js";
import { outputRemoved } from "./rules/output-removed.js";
import { outputTypeNarrowed } from "./rules/output-type-narrowed.js";
import { outputTypeWidened } from "./rules/output-type-widened.js";
import { parameterAdded } from "./rules/parameter-added.js";
import { parameterClosed } from "./rules/parameter-closed.js";
import { parameterDefaultChanged } from "./rules/parameter-default-changed.js";
import { parameterDescriptionChanged } from "./rules/parameter-description-changed.js";
import { parameterEnumNarrowed } from "./rules/parameter-enum-narrowed.js";
import { parameterEnumWidened } from "./rules/parameter-enum-widened.js";
import { parameterExchanged } from "./rules/parameter-exchanged.js";
import { parameterFileNarrowed } from "./rules/parameter-file-narrowed.js";
import { parameterFormatChanged } from "./rules/parameter-format-changed.js";
import { parameterLengthNarrowed } from "./rules/parameter-length-narrowed.js";
import { parameterLengthWidened } from "./rules/parameter-length-widened.js";
import { parameterMadeOptional } from "./rules/parameter-made-optional.js";
import { parameterMadeRequired } from "./rules/parameter-made-required.js";
import { parameterMoved } from "./rules/parameter-moved.js";
import { parameterOpened } from "./rules/parameter-opened.js";
import { parameterPatternChanged } from "./rules/parameter-pattern-changed.js";
import { parameterRangeNarrowed } from "./rules/parameter-range-narrowed.js";
import { parameterRangeWidened } from "./rules/parameter-range-widened.js";
import { parameterRemoved } from "./rules/parameter-removed.js";
import { parameterRenamed } from "./rules/parameter-renamed.js";
import { parameterTypeNarrowed } from "./rules/parameter-type-narrowed.js";
import { parameterTypeWidened } from "./rules/parameter-type-widened.js";
import { parameterUnlisted } from "./rules/parameter-unlisted.js";
import { priceChanged } from "./rules/price-changed.js";
import { requiredParameterAdded } from "./rules/required-parameter-added.js";
import type { ModelRule, ValueRule } from "./rule.js";

/** About a model as a whole. */
export const MODEL_RULES: readonly ModelRule[] = [
  modelAdded,
  modelRemoved,
  exportRenamed,
  priceChanged,
  modelDescriptionChanged,
];

/** About each value of inputs and outputs. */
export const VALUE_RULES: readonly ValueRule[] = [
  parameterAdded,
  requiredParameterAdded,
  parameterRemoved,
  parameterUnlisted,
  parameterMadeRequired,
  parameterMadeOptional,
  parameterRenamed,
  parameterMoved,
  parameterExchanged,
  parameterTypeNarrowed,
  parameterTypeWidened,
  parameterEnumNarrowed,
  parameterEnumWidened,
  parameterRangeNarrowed,
  parameterRangeWidened,
  parameterLengthNarrowed,
  parameterLengthWidened,
  parameterFileNarrowed,
  parameterFormatChanged,
  parameterPatternChanged,
  parameterDefaultChanged,
  parameterDescriptionChanged,
  parameterClosed,
  parameterOpened,
  outputAdded,
  outputRemoved,
  outputMadeOptional,
  outputMadeRequired,
  outputTypeWidened,
  outputTypeNarrowed,
  outputEnumWidened,
  outputEnumNarrowed,
  outputLimitsLoosened,
  outputLimitsTightened,
  outputFormatChanged,
  outputDescriptionChanged,
  outputClosed,
  outputOpened,
];
