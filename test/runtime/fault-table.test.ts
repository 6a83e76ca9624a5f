import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createEmulator,
  FAULT_NAMES,
  serveEmulator,
  takesEffect,
  type Fault,
  type FaultName,
  type ModelFile,
} from "../../src/emulator/index.js";
import {
  createClient,
  defineModel,
  isComfygenError,
  type CallOptions,
} from "../../src/runtime/index.js";

const model: ModelFile = {
  comfygen: 1,
  id: "community/test/model",
  input: { type: "object", properties: { "6_text": { type: "string" } } },
};
const keys = { prompt: "6_text" } as const;
const build = defineModel<{ prompt?: string }, { image?: string }, typeof keys>({
  id: model.id,
  keys,
  fields: { prompt: { type: "string" } },
});

const ENDPOINTS = ["submit", "status", "result", "cancel"] as const;
type Endpoint = (typeof ENDPOINTS)[number];

/** A waiting time that is short, where the fault has one. */
const ARGUMENTS: Partial<Record<FaultName, readonly (string | number)[]>> = {
  "slow-body": [50],
  "refuse-connections": [50],
  "429-seconds": [0],
  "429-date": [0],
  "4xx-message": [400, 401, 402, 403, 404, 408, 409, 422],
  "4xx-error-code": [400001, 400002, 400004, 403001, 404001],
  "5xx-message": [500, 502, 503, 504],
  "completed-then-failed": ["string", "object"],
};

const FAULTS: Fault[] = FAULT_NAMES.flatMap((fault) =>
  (ARGUMENTS[fault] ?? [undefined]).map((argument) =>
    argument === undefined ? { fault } : { fault, argument },
  ),
);

interface Cell {
  readonly outcome: string;
  /** Submits that the server saw, those that it read and that were not answered 429, and the jobs that it made. */
  readonly submits: number;
  readonly counted: number;
  readonly jobs: number;
  /** The error, where it was one. */
  readonly billed: string | undefined;
  readonly requestId: string | undefined;
  readonly made: readonly (string | undefined)[];
}

/** A fault at one endpoint, once or every time. */
interface Play {
  readonly fault: Fault;
  readonly on: Endpoint;
  readonly times: number;
}

type Times = Required<Pick<CallOptions, "poll" | "requestTimeoutMs" | "timeoutMs">>;

/** Runs one job against a server with that fault. */
async function play({ fault, on, times }: Play, options: Times): Promise<Cell> {
  const emulator = createEmulator({ models: [model], plan: [{ ...fault, on, nth: 1, times }] });
  const server = await serveEmulator(emulator);
  const client = createClient({
    baseUrl: server.url,
    token: "any",
    retry: { firstMs: 20, maxMs: 100 },
  });
  let outcome = "result";
  let billed: string | undefined;
  let requestId: string | undefined;
  try {
    if (on === "cancel") {
      const job = await client.submit(build({ prompt: "a kite" }), options);
      outcome = await job.cancel();
    } else {
      await client.run(build({ prompt: "a kite" }), options);
    }
  } catch (error) {
    if (!isComfygenError(error)) throw error;
    ({ billed, requestId } = error);
    outcome = `${error.name}: ${error.code}, ${error.billed}`;
  } finally {
    await server.close();
  }
  const submits = emulator.requests.where({ endpoint: "submit" });
  const made = submits.filter(({ createdJob }) => createdJob);
  return {
    outcome,
    submits: submits.length,
    counted: submits.filter(({ status }) => status !== 429).length,
    jobs: made.length,
    billed,
    requestId,
    made: made.map((request) => request.requestId),
  };
}

const cells = new Map<string, Cell>();
const nameOf = ({ fault, argument }: Fault) =>
  ARGUMENTS[fault] && argument !== undefined && !String(argument).match(/^(0|50)$/)
    ? `${fault}=${argument}`
    : fault;
const cellOf = (fault: Fault, on: Endpoint, times: number): Cell => {
  const cell = cells.get(`${nameOf(fault)} ${on} ${times}`);
  if (!cell) throw new Error(`not played: ${nameOf(fault)}`);
  return cell;
};

/** What some end by, so that it has to be short; and a port that is closed for a while may be taken by another server. */
const TIMED: readonly FaultName[] = [
  "hang-before-headers",
  "hang-in-body",
  "refuse-connections",
  "unknown-status",
  "result-not-ready",
];

beforeAll(async () => {
  const plays = FAULTS.flatMap((fault) =>
    ENDPOINTS.flatMap((on) => [1, Infinity].map((times) => ({ fault, on, times }))),
  );
  const isTimed = ({ fault }: Play): boolean => TIMED.includes(fault.fault);
  // No time is short while all goes on at once, on a busy machine: these times are for what hangs.
  const patient = { poll: { firstMs: 5 }, requestTimeoutMs: 60_000, timeoutMs: 120_000 };
  await playAll(
    plays.filter((one) => !isTimed(one)),
    32,
    patient,
  );
  const brief = {
    poll: { firstMs: 5, growth: 2, maxMs: 100 },
    requestTimeoutMs: 1_500,
    timeoutMs: 10_000,
  };
  await playAll(plays.filter(isTimed), Infinity, brief);
});

async function playAll(plays: readonly Play[], atOnce: number, times: Times): Promise<void> {
  const work = plays.values();
  const worker = async () => {
    for (const one of work) {
      cells.set(`${nameOf(one.fault)} ${one.on} ${one.times}`, await play(one, times));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, plays.length) }, worker));
}

function table(): string {
  const rows = FAULTS.map((fault) => {
    const outcomes = ENDPOINTS.map((on) => {
      const [once, always] = [cellOf(fault, on, 1).outcome, cellOf(fault, on, Infinity).outcome];
      return once === always ? once : `${once}; every time: ${always}`;
    });
    return `| \`${nameOf(fault)}\` | ${outcomes.join(" | ")} |`;
  });
  const head = [
    "| fault | at the submit | at the status | at the result | at the cancel |",
    "|---|---|---|---|---|",
  ];
  return [...head, ...rows].join("\n");
}

describe.each(FAULTS.map((fault) => [nameOf(fault), fault] as const))("%s", (_, fault) => {
  it.each(ENDPOINTS)("at the %s: nothing is paid twice, and nothing is lost", (on) => {
    for (const times of [1, Infinity]) {
      const { submits, counted, jobs, billed, requestId, made, outcome } = cellOf(fault, on, times);
      const mayRepeat = on === "submit" && fault.fault.startsWith("429");
      if (!mayRepeat) expect(submits).toBe(1);
      expect(counted).toBeLessThanOrEqual(1);
      expect(jobs).toBeLessThanOrEqual(1);
      if (jobs === 0 && on === "submit" && outcome !== "result") expect(billed).not.toBe("yes");
      if (billed === "no" && !outcome.includes("job_cancelled")) expect(jobs).toBe(0);
      if (on !== "submit" && billed !== undefined) expect([requestId]).toEqual(made);
      if (requestId !== undefined) expect(made).toContain(requestId);
    }
  });
});

describe("the table", () => {
  it("stands in the README, cell by cell", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const [, printed] = /<!-- faults -->\n\n([^]*?)\n\n<!-- end of faults -->/.exec(readme) ?? [];
    expect(printed).toBe(table());
  });

  it("a submit that was refused for good costs nothing, and is said to cost nothing", () => {
    const refusing = FAULTS.filter(({ fault: name }) =>
      /^(4xx|redirect|200-error-code|429-hour)/.test(name),
    );
    for (const fault of refusing) {
      expect(cellOf(fault, "submit", 1)).toMatchObject({ jobs: 0, submits: 1, billed: "no" });
      expect(cellOf(fault, "submit", 1).outcome).toMatch(/^ApiError: /);
    }
  });

  it("a submit that took effect is never called free", () => {
    for (const fault of FAULTS.filter(({ fault: name }) => takesEffect(name))) {
      expect(cellOf(fault, "submit", 1).billed).not.toBe("no");
    }
  });
});
