import type { Exchange } from "./spec.ts";

/** A `fetch` that also keeps every call and its answer, for `openSpec(...).check`. */
export function recordExchanges(): {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  exchanges: Exchange[];
} {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const response = await fetch(url, init);
      exchanges.push({
        method: request.method,
        url,
        requestHeaders: Object.fromEntries(request.headers),
        requestBody: parseBody(init.body),
        status: response.status,
        responseBody: parseBody(await response.clone().text()),
      });
      return response;
    },
  };
}

function parseBody(body: unknown): unknown {
  if (typeof body !== "string") return body ?? undefined;
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
