import { faultEffect, isFaultName, type FaultEffect, type FaultName } from "./faults.js";
import type { Endpoint, ReceivedRequest } from "./request-log.js";

/** The request header that makes a fault strike that request: `x-comfygen-fault: slow-body=500`. */
export const FAULT_HEADER = "x-comfygen-fault";

/** One fault. */
export interface Fault {
  readonly fault: FaultName;
  /** What the fault takes, such as milliseconds; see the list of faults. */
  readonly argument?: string | number;
}

/** A fault, and the requests that it strikes: all that fit, unless `nth` or `times` say less. */
export interface FaultRule extends Fault {
  /** Requests to this endpoint only. */
  readonly on?: Endpoint;
  /** Requests for this model, or about a job of it, only. */
  readonly model?: string;
  /** The first request struck, among those that fit: 1 is the first. */
  readonly nth?: number;
  /** How many in a row are struck. Absent: one where `nth` is given, else all. */
  readonly times?: number;
}

/**
 * Which requests a fault strikes: rules, of which the first that strikes counts (each counts every request that fits it); or
 * a function that is asked about every request. A fault in a request's header goes before.
 */
export type FaultPlan = readonly FaultRule[] | ((request: ReceivedRequest) => Fault | undefined);

/** A fault that strikes a request. */
export interface StrikingFault {
  readonly name: FaultName;
  readonly effect: FaultEffect;
}

type Pick = (request: ReceivedRequest) => StrikingFault | undefined;

/**
 * The plan as a function to be called once for every request.
 *
 * @throws RangeError where a rule names no fault, or has an argument, `nth` or `times` of the wrong kind.
 */
export function followPlan(plan: FaultPlan): Pick {
  if (typeof plan === "function") {
    return (request) => {
      const fault = plan(request);
      return fault && prepare(fault);
    };
  }
  const rules = plan.map(followRule);
  return (request) => rules.map((rule) => rule(request)).find((fault) => fault !== undefined);
}

/** The fault of a request's header. @throws RangeError where it names none, or the argument is of the wrong kind. */
export function faultOfHeader(header: string): StrikingFault {
  const [, name = "", argument] = /^([^=]*)(?:=(.*))?$/.exec(header.trim()) ?? [];
  if (!isFaultName(name)) throw new RangeError(`There is no fault ${JSON.stringify(name)}.`);
  return { name, effect: faultEffect(name, argument) };
}

function followRule(rule: FaultRule): Pick {
  const { on, model, nth = 1, times = rule.nth === undefined ? Infinity : 1 } = rule;
  if (!(nth >= 1) || !(times >= 1)) throw new RangeError("`nth` and `times` have to be 1 or more.");
  const fault = prepare(rule);
  let fitting = 0;
  return (request) => {
    if (on !== undefined && request.endpoint !== on) return undefined;
    if (model !== undefined && request.modelId !== model) return undefined;
    fitting += 1;
    return fitting >= nth && fitting < nth + times ? fault : undefined;
  };
}

function prepare({ fault, argument }: Fault): StrikingFault {
  const text = argument === undefined ? undefined : String(argument);
  return { name: fault, effect: faultEffect(fault, text) };
}
