import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "@/lib/net/public-address";

/** Why an address that somebody gave was not read. */
export type FetchRefusal = "address" | "private" | "redirects" | "too-large" | "too-slow" | "status" | "network";

export class FetchRefused extends Error {
  override readonly name = "FetchRefused";
  readonly refusal: FetchRefusal;

  constructor(refusal: FetchRefusal, cause?: unknown) {
    super(refusal, { cause });
    this.refusal = refusal;
  }
}

export type PublicFile = { bytes: Buffer; mediaType: string };

type Options = {
  maxBytes?: number;
  timeoutMs?: number;
  /** Beside public addresses; and plain http to them. For a product that itself runs on the loopback address. */
  isLocalAllowed?: (address: string) => boolean;
  resolve?: (host: string) => Promise<string[]>;
};

const mostRedirects = 3;

const resolveByDns = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Reads a file from an address that a person or a marketplace gave (promise F1): https, no user name in it, every
 * address of the host public, connected to the very address that was checked, each redirect checked anew.
 */
export async function fetchPublic(url: string, options: Options = {}): Promise<PublicFile> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  let target = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const reply = await ask(target, options, signal);
    const { location } = reply.headers;
    if (isRedirect(reply) && location) {
      reply.destroy();
      if (!URL.canParse(location, target)) throw new FetchRefused("address");
      target = new URL(location, target).href;
      continue;
    }
    if (reply.statusCode !== 200) {
      reply.destroy();
      throw new FetchRefused("status");
    }
    const mediaType = reply.headers["content-type"]?.split(";")[0]?.trim() ?? "";
    return { bytes: await readUpTo(reply, options.maxBytes ?? 15 * 1024 * 1024, signal), mediaType };
  }
  throw new FetchRefused("redirects");
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage) => [301, 302, 303, 307, 308].includes(statusCode);

async function ask(text: string, options: Options, signal: AbortSignal): Promise<IncomingMessage> {
  const url = parse(text);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await resolve(host, options);
  const isLocal = (address: string) => options.isLocalAllowed?.(address) === true;
  if (addresses.length === 0) throw new FetchRefused("network");
  if (!addresses.every((address) => isPublicAddress(address) || isLocal(address))) throw new FetchRefused("private");
  const [address = ""] = addresses;
  if (url.protocol === "http:" && !isLocal(address)) throw new FetchRefused("address");
  return connect(url, address, signal);
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (!url || !isWeb || url.username || url.password) throw new FetchRefused("address");
  return url;
}

async function resolve(host: string, { resolve: ask = resolveByDns }: Options): Promise<string[]> {
  try {
    return await ask(host);
  } catch (cause) {
    throw new FetchRefused("network", cause);
  }
}

/** No agent: a kept connection might lead elsewhere than to the address that was checked for this call. */
function connect(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const family = isIP(address);
  return new Promise((done, fail) => {
    const call = request(url, {
      agent: false,
      signal,
      headers: { accept: "image/*,*/*;q=0.1" },
      lookup: (_, { all }, answer) => {
        if (all) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
    });
    call.once("response", done);
    call.once("error", (cause) => fail(new FetchRefused(signal.aborted ? "too-slow" : "network", cause)));
    call.end();
  });
}

async function readUpTo(reply: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of reply as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new FetchRefused("too-large");
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof FetchRefused) throw cause;
    throw new FetchRefused(signal.aborted ? "too-slow" : "network", cause);
  } finally {
    reply.destroy();
  }
  return Buffer.concat(chunks);
}
