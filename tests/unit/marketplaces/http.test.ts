import { describe, expect, it } from "vitest";
import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createHttp, type Fetch } from "@/lib/marketplaces/http";
import type { Limiter, LimitNews, Operation } from "@/lib/marketplaces/limits";

const operation: Operation = { method: "GET", path: "/shops/{shop}/orders/{order}", priority: "orders", limits: [] };
const reply = z.object({ id: z.string() });

function openHttp(answer: () => Response | Promise<Response>, key = "a-key") {
  const calls: { url: string; init: RequestInit }[] = [];
  const heard: (LimitNews | "enter")[] = [];
  const limiter: Limiter = {
    enter: async () => void heard.push("enter"),
    heed: async (_, news) => void heard.push(news),
  };
  const fetch: Fetch = async (url, init) => {
    calls.push({ url, init });
    return answer();
  };
  const http = createHttp({
    headers: { authorization: key },
    fetch,
    limiter,
    readLimits: ({ status }) => (status === 400 ? { extraCost: 9 } : null),
    classify: ({ status, json }) =>
      new MarketplaceError(status === 429 ? "rate-limited" : "rejected", {
        code: String(status),
        words: z.object({ message: z.string() }).safeParse(json).data?.message,
        ...(status === 429 && { retryAfterMs: 7_000 }),
      }),
  });
  const call = () =>
    http.call({
      operation,
      base: "https://api.example/base/",
      params: { shop: 7, order: "a/b" },
      query: { page: 0 },
      reply,
    });
  return { http, call, calls, heard };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe("a call to a marketplace", () => {
  it("takes its turn, fills the path and reads what it knows of the answer", async () => {
    const { call, calls, heard } = openHttp(() => json({ id: "1", news: true }));
    expect(await call()).toEqual({ id: "1" });
    expect(calls[0]?.url).toBe("https://api.example/base/shops/7/orders/a%2Fb?page=0");
    expect(heard).toEqual(["enter"]);
  });

  it("keeps every digit of a long id", async () => {
    const answer = '{"id":"x","long":3000000000118032123,"short":9007199254740991,"part":0.125}';
    const { http } = openHttp(() => new Response(answer));
    const all = z.looseObject({});
    expect(
      await http.call({ operation, base: "https://api.example", params: { shop: 1, order: 2 }, reply: all }),
    ).toEqual({
      id: "x",
      long: "3000000000118032123",
      short: 9_007_199_254_740_991,
      part: 0.125,
    });
  });

  it("asks nobody with a key that no header can carry, and does not quote it", async () => {
    const { call, calls } = openHttp(() => json({}), "ключ\n");
    const error = await call().catch((thrown: MarketplaceError) => thrown);
    expect(error).toMatchObject({ failure: "credentials", code: "malformed" });
    expect(String(error)).not.toContain("ключ");
    expect(calls).toEqual([]);
  });

  it("lets everybody wait after a limit code", async () => {
    const { call, heard } = openHttp(() => json({}, 429));
    await expect(call()).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 7_000 });
    expect(heard).toEqual(["enter", { pauseMs: 7_000 }]);
  });

  it("pays for a refusal, and passes on the marketplace's words", async () => {
    const { call, heard } = openHttp(() => json({ message: "no such shop" }, 400));
    await expect(call()).rejects.toMatchObject({ failure: "rejected", words: "no such shop" });
    expect(heard).toEqual(["enter", { extraCost: 9 }]);
  });

  it.each([
    ["a page of HTML", () => new Response("<html>"), "unexpected-reply"],
    ["another shape", () => json({ id: 1 }), "unexpected-reply"],
    ["nothing", () => new Response(""), "unexpected-reply"],
    ["a broken line", () => Promise.reject(new TypeError("fetch failed")), "unavailable"],
    ["half an answer", () => new Response(breakingOff()), "unavailable"],
  ])("tells %s apart", async (_, answer, failure) => {
    await expect(openHttp(answer).call()).rejects.toMatchObject({ failure });
  });

  it("downloads a file with its type", async () => {
    const { http } = openHttp(() => new Response("%PDF", { headers: { "content-type": "application/pdf; q=1" } }));
    const file = await http.download({ operation, base: "https://api.example", params: { shop: 1, order: 2 } });
    expect([Buffer.from(file.bytes).toString(), file.mediaType]).toEqual(["%PDF", "application/pdf"]);
  });
});

function breakingOff(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
    pull: (controller) => controller.error(new TypeError("terminated")),
  });
}
