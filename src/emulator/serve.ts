import { once } from "node:events";
import { createServer } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Emulator } from "./emulator.js";
import { sendOver } from "./socket-faults.js";

/** Where an emulator listens. */
export interface ServeOptions {
  /** The address to listen at; `127.0.0.1` unless told. */
  readonly host?: string;
  /** 0, the default, lets the system choose one that is free. */
  readonly port?: number;
}

/** An emulator that listens. */
export interface EmulatorServer {
  /** The base URL for clients, `/v1` included: `createClient({ baseUrl: server.url })`. */
  readonly url: string;
  /** Closes the listening socket and all idle connections: connections are refused. Requests under way are answered. */
  refuse(): Promise<void>;
  /** Listens again, on the same port. */
  accept(): Promise<void>;
  /** Ends at once, hanging connections included. */
  close(): Promise<void>;
}

/**
 * Serves an emulator over HTTP. Its socket faults happen to real connections.
 *
 * @throws the system's error where it can't listen, such as `EADDRINUSE`.
 */
export async function serveEmulator(
  emulator: Emulator,
  { host = "127.0.0.1", port = 0 }: ServeOptions = {},
): Promise<EmulatorServer> {
  let reopening: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;
  let lastChange: Promise<void> = Promise.resolve();

  const listener = getRequestListener(
    async (request, bindings) => {
      const { outgoing } = bindings as HttpBindings;
      const { response, wire } = await emulator.respond(request);
      if (wire?.kind === "refuse") {
        await refuse();
        clearTimeout(reopening);
        if (!closing) reopening = setTimeout(() => void accept(), wire.ms);
      }
      // Kept alive, the connection would be a way round the refusal.
      if (!server.listening) outgoing.setHeader("connection", "close");
      await sendOver(outgoing, response, wire);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await listen(port);
  const address = server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;

  return { url: `http://${urlHost(host)}:${boundPort}/v1`, refuse, accept, close };

  /** One change after the other: a server that is about to listen can't be closed. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    clearTimeout(reopening);
    const result = lastChange.then(change);
    lastChange = result.catch(() => undefined);
    return result;
  }

  function refuse(): Promise<void> {
    return inTurn(async () => {
      server.close();
      // A caller in this process learns in the next turn of the event loop that its idle connections are gone; this one is
      // under way. One used before that would be reset, not refused.
      await nextTurn();
      await nextTurn();
    });
  }

  function accept(): Promise<void> {
    return inTurn(async () => {
      if (!server.listening && !closing) await listen(boundPort);
    });
  }

  function close(): Promise<void> {
    closing ??= inTurn(async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    });
    return closing;
  }

  async function listen(atPort: number): Promise<void> {
    server.listen({ host, port: atPort });
    await once(server, "listening");
  }
}

/** As it stands in a URL; every address of this machine is reached at its own. */
function urlHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
