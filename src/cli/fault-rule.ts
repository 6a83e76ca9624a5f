import { ENDPOINTS, FAULT_NAMES, type FaultRule } from "../emulator/index.js";
import { suggest } from "../runtime/suggest.js";
import { CommandError, EXIT } from "./exit-status.js";

/** `status:5xx-html=502:2` as a rule: the first two status requests are answered so. @throws CommandError */
export function parseFaultRule(text: string): FaultRule {
  const [, endpoint = "", name = "", argument, times] =
    /^([^:]*):([^:=]*)(?:=(.*?))?(?::(\d{1,9}))?$/.exec(text) ?? [];
  const on = ENDPOINTS.find((known) => known === endpoint);
  const fault = FAULT_NAMES.find((known) => known === name);
  if (on === undefined) {
    const message = `--fault ${text}: write endpoint:fault, the endpoint one of ${ENDPOINTS.join(", ")}`;
    throw new CommandError(EXIT.usage, message);
  }
  if (fault === undefined) {
    const meant = suggest(name, FAULT_NAMES);
    const hint =
      meant === undefined ? `the faults are ${FAULT_NAMES.join(", ")}` : `did you mean ${meant}?`;
    throw new CommandError(EXIT.usage, `--fault ${text}: no such fault; ${hint}`);
  }
  return {
    on,
    fault,
    ...(argument === undefined ? {} : { argument }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}
