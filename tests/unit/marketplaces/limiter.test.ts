import { describe, expect, it } from "vitest";
import { type Bucket, fullBucket, refill, reserveOf, waitFor } from "@/lib/marketplaces/bucket";
import type { LimitGroup, Operation, Priority } from "@/lib/marketplaces/limits";
import { createMemoryLimiter } from "@/lib/marketplaces/memory-limiter";

const group: LimitGroup = {
  name: "all",
  count: 10,
  perMs: 1_000,
  burst: 5,
  source: "by hand",
  checkedAt: "2026-11-22",
};
const bucket = (tokens: number, more: Partial<Bucket> = {}): Bucket => ({ tokens, at: 0, pausedUntil: 0, ...more });

describe("a bucket of ten calls a second, five at once", () => {
  it.each([
    ["starts full", fullBucket(group, 0), 0, 5],
    ["gets one back each 100 ms", bucket(2), 100, 3],
    ["never holds more than its burst", bucket(4), 10_000, 5],
    ["is not drained by a clock that goes back", bucket(2, { at: 500 }), 400, 2],
  ])("%s", (_, before, now, tokens) => {
    expect(refill(before, group, now).tokens).toBeCloseTo(tokens, 9);
  });

  it.each<[string, Bucket, Priority, number]>([
    ["a call with a token goes at once", bucket(1), "orders", 0],
    ["an empty one lets an order wait 100 ms", bucket(0), "orders", 100],
    ["half a token is half the wait", bucket(0.5), "orders", 50],
    ["stock leaves one for orders", bucket(1), "stock", 100],
    ["stock goes when there are two", bucket(2), "stock", 0],
    ["price leaves two, content three, analytics four", bucket(2), "price", 100],
    ["content", bucket(2), "content", 200],
    ["analytics", bucket(2), "analytics", 300],
    ["a pause holds everybody", bucket(5, { pausedUntil: 700 }), "orders", 700],
    ["the longer of both counts", bucket(0, { pausedUntil: 30 }), "orders", 100],
    ["what cost more than there was is paid back first", bucket(-9), "orders", 1_000],
  ])("%s", (_, now, priority, wait) => {
    expect(waitFor(now, group, priority, 0)).toBe(wait);
  });

  it("always lets one call of any priority through in the end", () => {
    for (const burst of [1, 2, 3, 5, 20, 300]) expect(1 + reserveOf("analytics", burst)).toBeLessThanOrEqual(burst);
  });
});

describe("one process's own turns", () => {
  const read: Operation = { method: "GET", path: "/orders", priority: "orders", limits: [group] };
  const report: Operation = { ...read, path: "/report", priority: "analytics" };

  /** Time passes only by waiting. */
  function openLimiter(patienceMs = 60_000) {
    let time = 0;
    const wait = async (ms: number) => {
      time += ms;
    };
    const limiter = createMemoryLimiter({ patienceMs, now: () => time, wait });
    return { limiter, enter: (operation: Operation) => limiter.enter(operation).then(() => time) };
  }

  it("lets the burst through and spaces the rest out", async () => {
    const { enter } = openLimiter();
    const gone: number[] = [];
    for (let call = 0; call < 8; call += 1) gone.push(await enter(read));
    expect(gone).toEqual([0, 0, 0, 0, 0, 100, 200, 300]);
  });

  it("keeps room for orders while reports are read", async () => {
    const { enter } = openLimiter();
    const times = [await enter(report), await enter(read), await enter(report)];
    // Of five tokens two are gone; the report goes on when all five are there again.
    expect(times).toEqual([0, 0, 200]);
  });

  it("stays away as long as the marketplace says", async () => {
    const { limiter, enter } = openLimiter();
    await limiter.heed(read, { pauseMs: 4_000 });
    expect(await enter(report)).toBe(4_000);
  });

  it("pays for a refusal that costs ten calls", async () => {
    const { limiter, enter } = openLimiter();
    await enter(read);
    await limiter.heed(read, { extraCost: 9 });
    expect(await enter(read)).toBe(600);
  });

  it("tells how long it would be rather than waiting for ever", async () => {
    const { limiter, enter } = openLimiter(1_000);
    await limiter.heed(read, { pauseMs: 60_000 });
    await expect(enter(read)).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 60_000 });
  });
});
