import type { Context } from "hono";
import type { Json } from "../model/json.js";
import { badToken, plainError } from "./errors.js";
import { FAULT_HEADER, faultOfHeader, type StrikingFault } from "./fault-plan.js";
import type { FaultEffect, Wire } from "./faults.js";
import type { Jobs } from "./jobs.js";
import type { Endpoint, OpenRequest, ReceivedRequest, RequestLog } from "./request-log.js";

/** What every exchange needs. */
export interface Backend {
  readonly jobs: Jobs;
  readonly requests: RequestLog;
  readonly pickFault: (request: ReceivedRequest) => StrikingFault | undefined;
  readonly now: () => number;
}

/** What becomes of an exchange beside its answer. */
export interface Outcome {
  entry?: ReceivedRequest;
  wire?: Wire;
}

export interface ExchangeEnv {
  Bindings: { outcome: Outcome };
}

/** A request under way. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly entry: OpenRequest;
  /** What a fault wants the job to end with that is submitted or asked about. */
  readonly jobError: Json | undefined;
}

export type Route = (exchange: Exchange) => Response | Promise<Response>;

const NO_FAULT: FaultEffect = { takesEffect: true };

/** A route with what all have in common: the request is logged, its fault strikes, its token is looked at. */
export function exchangeOn(
  endpoint: Endpoint,
  backend: Backend,
  route: Route,
): (c: Context<ExchangeEnv>) => Promise<Response> {
  return async (c) => {
    const request = c.req.raw;
    const url = new URL(request.url);
    const entry = backend.requests.add(arrival(c, url, endpoint, backend.jobs));
    c.env.outcome.entry = entry;

    const planned = backend.pickFault(entry);
    const header = request.headers.get(FAULT_HEADER);
    let fault: StrikingFault | undefined;
    try {
      fault = header === null ? planned : faultOfHeader(header);
    } catch (error) {
      entry.status = 400;
      return plainError(400, String(error));
    }
    const effect = fault?.effect ?? NO_FAULT;
    if (fault !== undefined) entry.fault = fault.name;
    let response = new Response(null);
    if (effect.takesEffect) {
      const isAllowed = entry.authorized || endpoint === "file";
      const { jobError } = effect;
      response = isAllowed ? await route({ request, url, entry, jobError }) : badToken();
    }
    if (effect.answer !== undefined) response = await effect.answer(response, backend.now());
    if (effect.wire !== undefined) c.env.outcome.wire = effect.wire;
    if (!isSilent(effect.wire)) entry.status = response.status;
    return response;
  };
}

/** True where not even a status is sent. */
function isSilent(wire: Wire | undefined): boolean {
  return wire !== undefined && "after" in wire && wire.after === "nothing";
}

function arrival(
  c: Context<ExchangeEnv>,
  url: URL,
  endpoint: Endpoint,
  jobs: Jobs,
): Omit<ReceivedRequest, "n"> {
  const requestId = c.req.param("request");
  // Ids are sent raw: what is escaped in the path is not undone.
  const modelId =
    c.req.param("model") === undefined
      ? requestId && jobs.find(requestId)?.model.id
      : url.pathname.slice("/v1/models/".length);
  const { authorization, ...headers } = Object.fromEntries(c.req.raw.headers);
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  return {
    endpoint,
    method: c.req.method,
    path: url.pathname + url.search,
    headers,
    authorized: token !== undefined && token !== "invalid",
    ...(modelId === undefined ? {} : { modelId }),
    ...(requestId === undefined ? {} : { requestId }),
    createdJob: false,
  };
}
