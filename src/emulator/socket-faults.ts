import type { ServerResponse } from "node:http";
import type { Wire } from "./faults.js";
import { slowPieces } from "./slow-pieces.js";

/** Sends an answer over a real connection, and does to that connection what the fault says, if there is one. */
export async function sendOver(
  outgoing: ServerResponse,
  response: Response,
  wire: Wire | undefined,
): Promise<void> {
  const reset = () => outgoing.socket?.resetAndDestroy();
  if (wire?.kind === "reset" && wire.after === "nothing") return void reset();
  if (wire?.kind === "hang" && wire.after === "nothing") return;
  const bytes = Buffer.from(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  const headers = Object.fromEntries(response.headers);
  const length = response.body === null ? {} : { "content-length": bytes.length };
  outgoing.writeHead(response.status, { ...headers, ...length });
  switch (wire?.kind) {
    case "slow": {
      const closed = new AbortController();
      outgoing.once("close", () => closed.abort());
      outgoing.flushHeaders();
      for await (const piece of slowPieces(bytes, wire.ms, closed.signal)) {
        if (!outgoing.destroyed) outgoing.write(piece);
      }
      outgoing.end();
      return;
    }
    case "hang":
      outgoing.write(bytes.subarray(0, bytes.length / 2));
      return;
    case "reset":
      // Not before the half is sent: the caller has to have seen the answer begin.
      outgoing.write(bytes.subarray(0, bytes.length / 2), reset);
      return;
    default:
      outgoing.end(bytes);
  }
}
