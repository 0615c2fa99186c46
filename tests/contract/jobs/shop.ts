import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";

export const eventKey = "test-event-key";
export const signingKey = `signkey-prod-${"0123456789abcdef".repeat(4)}`;

/** One HTTP exchange between the app and the server, noted when it is over. */
export type Exchange = {
  direction: "app to engine" | "engine to app";
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  request: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  response: unknown;
};

export type Shop = {
  inngest: Inngest;
  origin: string;
  exchanges: Exchange[];
  register(): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
};

/** An app with the real SDK, in the mode that production uses: keys, signed calls, an address of the server. */
export async function startShop(
  jobsUrl: string,
  functions: (inngest: Inngest) => InngestFunction.Like[],
  port = 0,
  key = signingKey,
): Promise<Shop> {
  const exchanges: Exchange[] = [];
  const inngest = new Inngest({
    id: "shop",
    baseUrl: jobsUrl,
    eventKey,
    signingKey: key,
    isDev: false,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const reply = await fetch(input, init);
      const text = await reply.clone().text();
      const url = new URL(String(input));
      exchanges.push({
        direction: "app to engine",
        method: init?.method ?? "GET",
        url: url.pathname + url.search,
        requestHeaders: Object.fromEntries(new Headers(init?.headers)),
        request: parse(String(init?.body ?? "")),
        status: reply.status,
        responseHeaders: Object.fromEntries(reply.headers),
        response: parse(text),
      });
      return reply;
    },
  });
  const handler = serve({ client: inngest, functions: functions(inngest) });
  const server = createServer((request, response) => note(exchanges, handler, request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    inngest,
    origin,
    exchanges,
    register: async () => {
      const reply = await fetch(`${origin}/api/inngest`, { method: "PUT" });
      return { status: reply.status, body: await reply.text() };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Runs the SDK's handler and notes what it read and wrote. */
function note(exchanges: Exchange[], handler: Handler, request: IncomingMessage, response: ServerResponse) {
  const received: Buffer[] = [];
  let responseHeaders: Record<string, string> = {};
  const on = request.on.bind(request);
  // The SDK listens late; a listener of our own before that would set the body flowing and lose it.
  request.on = ((name: string, listener: (...args: unknown[]) => void) => {
    if (name === "data") on("data", (chunk: Buffer) => received.push(chunk));
    return on(name, listener);
  }) as typeof request.on;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, headers: Record<string, string>) => {
    responseHeaders = headers;
    return writeHead(status, headers);
  }) as typeof response.writeHead;
  const end = response.end.bind(response);
  response.end = ((body: string) => {
    exchanges.push({
      direction: "engine to app",
      method: request.method ?? "",
      url: request.url ?? "",
      requestHeaders: request.headers as Record<string, string>,
      request: parse(Buffer.concat(received).toString()),
      status: response.statusCode,
      responseHeaders: Object.fromEntries(
        Object.entries(responseHeaders).map(([key, value]) => [key.toLowerCase(), value]),
      ),
      response: parse(body),
    });
    return end(body);
  }) as typeof response.end;
  handler(request, response);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits until `check` gives something other than undefined, null or false. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  timeoutMs = 15_000,
): Promise<Exclude<T, undefined | null | false>> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>;
    if (Date.now() > until) throw new Error(`waited ${timeoutMs} ms in vain for: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
