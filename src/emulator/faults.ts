import type { Json } from "../model/json.js";
import {
  editedAnswer,
  ERROR_BODIES,
  errorAnswer,
  htmlAnswer,
  notReady,
  redirect,
  tooManyRequests,
  truncatedAnswer,
  without,
  withStatus,
} from "./fault-answers.js";

/**
 * Every fault, for tests that go through all of them. A fault stands in front of the API like a bad proxy. What follows `=`
 * is an argument that may be left out.
 *
 * On the connection; all but the first happen after the request took effect (a submit made its job):
 * - `reset-before-body`: closed hard before the body is read; no effect
 * - `reset-after-body`: closed hard instead of an answer; this is how a job is paid for and lost
 * - `reset-in-answer`: closed hard in the middle of the answer's body
 * - `hang-before-headers`, `hang-in-body`: nothing more ever comes
 * - `slow-body=ms`: the body comes in ten pieces over that time (1000)
 * - `refuse-connections=ms`: answered well; then new connections are refused for that time (1000)
 *
 * Other answers:
 * - `4xx-<body>=400`: no effect. `5xx-<body>=503`: after the effect, as a gateway does. The argument is the HTTP status, or
 *   a six-digit error code that starts with it. `<body>` is where the words stand: `error-message`, `message`,
 *   `error-string`, `error-object`, `detail-string`, `detail-array`; only a number: `error-code`, `code`; or `html`
 * - `200-error-code=400002`: HTTP 200 with an error code; no effect
 * - `429-seconds=1`, `429-date=1`, `429-rubbish`, `429-hour`: with such a Retry-After (the date that many seconds ahead);
 *   no effect
 * - `redirect-301`, `-302`, `-307`, `-308`: to another origin (the argument is the URL); no effect
 *
 * The true answer, spoiled after the effect:
 * - `html-as-json`: HTTP 200 and a JSON content type over HTML
 * - `truncated-json`: whole for HTTP, but the body stops in the middle
 * - `no-request-id`, `missing-status`, `unknown-status=warming_up`: where the answer has that property
 * - `result-not-ready`: a status or result says `in_progress`, whatever the job does
 * - `completed-then-failed=string`: the job ends `completed` by its status and `failed` by its result, its `error` a
 *   `string` or an `object`
 */
export const FAULT_NAMES = [
  "reset-before-body",
  "reset-after-body",
  "reset-in-answer",
  "hang-before-headers",
  "hang-in-body",
  "slow-body",
  "refuse-connections",
  ...ERROR_BODIES.map((body) => `4xx-${body}` as const),
  ...ERROR_BODIES.map((body) => `5xx-${body}` as const),
  "200-error-code",
  "429-seconds",
  "429-date",
  "429-rubbish",
  "429-hour",
  "redirect-301",
  "redirect-302",
  "redirect-307",
  "redirect-308",
  "html-as-json",
  "truncated-json",
  "no-request-id",
  "missing-status",
  "unknown-status",
  "result-not-ready",
  "completed-then-failed",
] as const;

/** One of {@link FAULT_NAMES}, where each is explained. */
export type FaultName = (typeof FAULT_NAMES)[number];

/** What a fault does to the connection that the answer goes out on. */
export type Wire =
  | { readonly kind: "reset"; readonly after: "nothing" | "half the body" }
  | { readonly kind: "hang"; readonly after: "nothing" | "half the body" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "refuse"; readonly ms: number };

/** What a fault does. */
export interface FaultEffect {
  /** True where the request does what it asks for before the fault strikes: a job is made, or cancelled. */
  readonly takesEffect: boolean;
  /** What is answered instead of `real`, the true answer; where the request takes no effect, that is an empty one. */
  readonly answer?: (real: Response, now: number) => Response | Promise<Response>;
  readonly wire?: Wire;
  /** The `error` that the job ends with. */
  readonly jobError?: Json;
}

type Make = (argument: string | undefined) => FaultEffect;

const FAULTS: ReadonlyMap<FaultName, Make> = new Map<FaultName, Make>([
  ["reset-before-body", () => ({ takesEffect: false, wire: { kind: "reset", after: "nothing" } })],
  ["reset-after-body", () => ({ takesEffect: true, wire: { kind: "reset", after: "nothing" } })],
  [
    "reset-in-answer",
    () => ({ takesEffect: true, wire: { kind: "reset", after: "half the body" } }),
  ],
  ["hang-before-headers", () => ({ takesEffect: true, wire: { kind: "hang", after: "nothing" } })],
  ["hang-in-body", () => ({ takesEffect: true, wire: { kind: "hang", after: "half the body" } })],
  ["slow-body", (ms = "1000") => ({ takesEffect: true, wire: { kind: "slow", ms: number(ms) } })],
  [
    "refuse-connections",
    (ms = "1000") => ({ takesEffect: true, wire: { kind: "refuse", ms: number(ms) } }),
  ],

  ...ERROR_BODIES.flatMap((body): [FaultName, Make][] => [
    [`4xx-${body}`, (argument = "400") => instead(errorAnswer(body, errorCode(argument, "4")))],
    [`5xx-${body}`, (argument = "503") => spoiled(errorAnswer(body, errorCode(argument, "5")))],
  ]),
  [
    "200-error-code",
    (argument = "400002") => instead(errorAnswer("error-code", errorCode(argument), 200)),
  ],
  ["429-seconds", (seconds = "1") => instead(tooManyRequests(String(number(seconds))))],
  [
    "429-date",
    (argument = "1") => {
      const ms = number(argument) * 1000;
      return instead((now) => tooManyRequests(new Date(now + ms).toUTCString())());
    },
  ],
  ["429-rubbish", () => instead(tooManyRequests("in a while"))],
  ["429-hour", () => instead(tooManyRequests("3600"))],
  ...([301, 302, 307, 308] as const).map((status): [FaultName, Make] => [
    `redirect-${status}`,
    (url = "https://elsewhere.invalid/") => instead(redirect(status, url)),
  ]),

  ["html-as-json", () => spoiled(() => htmlAnswer(200, "application/json"))],
  ["truncated-json", () => spoiled(truncatedAnswer)],
  ["no-request-id", () => spoiled((real) => editedAnswer(real, without("request_id")))],
  ["missing-status", () => spoiled((real) => editedAnswer(real, without("status")))],
  [
    "unknown-status",
    (status = "warming_up") => spoiled((real) => editedAnswer(real, withStatus(status))),
  ],
  ["result-not-ready", () => spoiled((real) => editedAnswer(real, notReady))],
  [
    "completed-then-failed",
    (form = "string") => {
      const words = "The GPU ran out of memory.";
      if (form === "string") return { takesEffect: true, jobError: words };
      if (form === "object") return { takesEffect: true, jobError: { message: words, node: "57" } };
      throw new RangeError("takes string or object");
    },
  ],
]);

/**
 * What a fault does.
 *
 * @param argument What follows `=`; absent: the default.
 * @throws RangeError for an argument of the wrong kind.
 */
export function faultEffect(name: FaultName, argument?: string): FaultEffect {
  const make = FAULTS.get(name);
  if (make === undefined) throw new RangeError(`There is no fault ${JSON.stringify(name)}.`);
  try {
    return make(argument);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`The fault ${name} ${reason}, not ${JSON.stringify(argument)}.`);
  }
}

/** True for one of {@link FAULT_NAMES}. */
export function isFaultName(name: string): name is FaultName {
  return FAULT_NAMES.some((known) => known === name);
}

/** True where a request that this fault strikes still does what it asks for: a submit has made its job. */
export function takesEffect(name: FaultName): boolean {
  return faultEffect(name).takesEffect;
}

function instead(answer: (now: number) => Response): FaultEffect {
  return { takesEffect: false, answer: (_real, now) => answer(now) };
}

function spoiled(answer: (real: Response) => Response | Promise<Response>): FaultEffect {
  return { takesEffect: true, answer };
}

function number(argument: string): number {
  if (!/^\d{1,9}$/.test(argument)) throw new RangeError("takes a whole number");
  return Number(argument);
}

/** A six-digit code starts with its HTTP status; a status alone stands for its code 1 (404 for 404001). */
function errorCode(argument: string, firstDigit = "4"): number {
  if (!/^\d{3}(?:\d{3})?$/.test(argument) || !argument.startsWith(firstDigit)) {
    throw new RangeError(`takes an HTTP status or a six-digit code that starts with ${firstDigit}`);
  }
  return Number(argument.padEnd(6, "001"));
}
