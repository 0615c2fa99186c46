import { describe, expect, test } from "vitest";
import { fullBucket, refill, waitFor } from "@/lib/marketplaces/bucket";
import type { Limiter, LimitGroup, LimitNews, Operation } from "@/lib/marketplaces/limits";
import { classify } from "@/lib/marketplaces/ozon/classify";
import { keepPausesApart, readLimits } from "@/lib/marketplaces/ozon/limit-news";
import { everyCall, productWrites, stockWrites } from "@/lib/marketplaces/ozon/limits";
import { methods } from "@/lib/marketplaces/ozon/methods";

/** When somebody who always has a call to make would make it, through this bucket alone. */
function callTimes(group: LimitGroup, untilMs: number): number[] {
  const times: number[] = [];
  let bucket = fullBucket(group, 0);
  for (let now = 0; now <= untilMs; ) {
    bucket = refill(bucket, group, now);
    const wait = waitFor(bucket, group, "orders", now);
    if (wait === 0) {
      bucket = { ...bucket, tokens: bucket.tokens - 1 };
      times.push(now);
    }
    now += wait;
  }
  return times;
}

describe("the documented numbers", () => {
  test.each([
    ["50 calls a second", everyCall, 50, 1_000],
    ["80 stock calls a minute", stockWrites, 80, 60_000],
  ])("%s hold in every window, wherever it begins", (_, group, atMost, windowMs) => {
    const times = callTimes(group, windowMs * 5);
    const counts = times.map((start) => times.filter((at) => at >= start && at < start + windowMs).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(atMost);
    expect(Math.max(...counts)).toBeGreaterThan(atMost * 0.9);
  });

  test("every call counts in the limit of the whole cabinet, and in one of its own", () => {
    for (const { limits, path } of Object.values(methods)) {
      expect([path, limits.length, limits[0]]).toEqual([path, 2, everyCall]);
    }
  });

  test("each bucket says where its numbers are from", () => {
    for (const { limits } of Object.values(methods)) {
      for (const { source, checkedAt } of limits)
        expect(`${source} ${checkedAt}`).toMatch(/specification.* 2026-\d\d-\d\d$/);
    }
  });
});

describe("what an answer says about the limit", () => {
  const read = (status: number, headers: Record<string, string>) =>
    readLimits({ status, headers: new Headers(headers) });

  test.each([
    [429, { "Item-Retry-After": "3" }, { pauseMs: 180_000 }],
    [429, { "Retry-After": "2" }, { pauseMs: 2_000 }],
    [429, { "Item-Retry-After": "0" }, { pauseMs: 1_000 }],
    [429, {}, null],
    [200, { "Retry-After": "2" }, null],
    [403, { "Retry-After": "2" }, null],
  ])("%s %j: %j", (status, headers, news) => {
    expect(read(status, headers)).toEqual(news);
  });

  test.each([
    ["You have reached operation items limits. Retry after 120 seconds. Remaining 10 items", 120_000],
    ["You have reached request rate limit per second", 1_000],
  ])("%s: %s ms", (message, waitMs) => {
    const json = { code: "RESOURCE_EXHAUSTED", message };
    const error = classify({ status: 429, headers: new Headers(), text: "", json });
    expect(error).toMatchObject({ failure: "rate-limited", retryAfterMs: waitMs });
  });
});

describe("who a pause is for", () => {
  function heedWith(news: LimitNews, operation: Operation): string[] {
    let names: string[] = [];
    const inner: Limiter = {
      enter: async () => {},
      heed: async ({ limits }) => {
        names = limits.map(({ name }) => name);
      },
    };
    void keepPausesApart(inner).heed(operation, news);
    return names;
  }

  test("a second is for all calls, what is longer for the method alone", () => {
    expect(heedWith({ pauseMs: 1_000 }, methods.productImport)).toEqual([everyCall.name, productWrites.name]);
    expect(heedWith({ pauseMs: 60_000 }, methods.productImport)).toEqual([productWrites.name]);
    expect(heedWith({ pauseMs: 60_000 }, methods.postings)).toEqual(["ozon /v4/posting/fbs/list"]);
    expect(heedWith({ extraCost: 1 }, methods.postings)).toContain(everyCall.name);
  });
});
