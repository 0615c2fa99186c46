import { expect, test } from "vitest";
import { createDatabaseLimiter } from "@/lib/connections/database-limiter";
import { cleanBuckets } from "@/lib/db/doors";
import { type Bucket, fullBucket, refill, reserveOf, waitFor } from "@/lib/marketplaces/bucket";
import { type LimitGroup, type Operation, priorities } from "@/lib/marketplaces/limits";
import { createChance } from "../../../local/marketplaces/chance.ts";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

const group = (name: string, count: number, perMs: number, burst: number): LimitGroup => ({
  name,
  count,
  perMs,
  burst,
  source: "a test",
  checkedAt: "2026-11-22",
});
const operationOf = (priority: Operation["priority"], ...limits: LimitGroup[]): Operation => ({
  method: "GET",
  path: "/",
  priority,
  limits,
});

const groups = [group("b", 3, 1_000, 7), group("a", 50, 60_000, 10), group("c", 1, 333, 1)];

/** The rule in memory, told the time. */
function createReference() {
  const buckets = new Map<string, Bucket>();
  const at = (limit: LimitGroup, now: number) => refill(buckets.get(limit.name) ?? fullBucket(limit, now), limit, now);
  return {
    take({ limits, priority }: Operation, now: number): number {
      const wait = Math.max(...limits.map((limit) => waitFor(at(limit, now), limit, priority, now)));
      for (const limit of limits) {
        const bucket = at(limit, now);
        buckets.set(
          limit.name,
          wait > 0 ? (buckets.get(limit.name) ?? bucket) : { ...bucket, tokens: bucket.tokens - 1 },
        );
      }
      return wait;
    },
    heed({ limits }: Operation, { pauseMs, extraCost }: { pauseMs: number; extraCost: number }, now: number) {
      for (const limit of limits) {
        const bucket = at(limit, now);
        buckets.set(limit.name, {
          ...bucket,
          tokens: bucket.tokens - extraCost,
          pausedUntil: Math.max(bucket.pausedUntil, pauseMs > 0 ? now + pauseMs : 0),
        });
      }
    },
  };
}

const arraysOf = (limits: readonly LimitGroup[]) => [
  limits.map(({ name }) => name),
  limits.map(({ count }) => count),
  limits.map(({ perMs }) => perMs),
  limits.map(({ burst }) => burst),
];

test.each([1, 2, 3])("the database decides as the rule in memory does, history %i", async (seed) => {
  const chance = createChance(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T;
  const reference = createReference();
  let now = 1_800_000_000_000;
  const holder = Buffer.from([seed]);
  for (let step = 0; step < 150; step += 1) {
    now += Math.floor(chance() * 400);
    const operation = operationOf(pick(priorities), ...groups.filter(() => chance() < 0.6));
    if (operation.limits.length === 0) continue;
    if (chance() < 0.1) {
      const news = { pauseMs: pick([0, 500, 2_000]), extraCost: pick([0, 1, 9]) };
      reference.heed(operation, news, now);
      await query(
        urls.superuserUrl,
        "select heed_limit_at($1, 'ozon', $2, $3::text[], $4::float8[], $5::float8[], $6::float8[], $7, $8)",
        [now, holder, ...arraysOf(operation.limits), news.pauseMs, news.extraCost],
      );
      continue;
    }
    const [row] = await query<{ wait: number }>(
      urls.superuserUrl,
      "select take_turn_at($1, 'ozon', $2, $3::text[], $4::float8[], $5::float8[], $6::float8[], $7::float8[]) as wait",
      [
        now,
        holder,
        ...arraysOf(operation.limits),
        operation.limits.map(({ burst }) => reserveOf(operation.priority, burst)),
      ],
    );
    expect(row?.wait, `seed ${seed}, step ${step}`).toBe(reference.take(operation, now));
  }
});

test("all workers of one credential share a bucket, another credential has its own", async () => {
  const limits = [group("shared", 1, 3_600_000, 20), group("second", 1, 3_600_000, 30)];
  const limiters = Array.from({ length: 4 }, () =>
    createDatabaseLimiter({ marketplace: "wildberries", holder: "one", patienceMs: 0 }),
  );
  // Named the other way round, and still nobody waits for anybody's lock.
  const operations = [operationOf("orders", ...limits), operationOf("orders", ...limits.toReversed())];
  const entered = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) => limiters[index % 4]?.enter(operations[index % 2] as Operation)),
  );
  expect(entered.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  const refused = entered.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ failure: "rate-limited", code: "own-limit" });
  expect(refused?.reason.retryAfterMs).toBeGreaterThan(3_000_000);
  await createDatabaseLimiter({ marketplace: "wildberries", holder: "two", patienceMs: 0 }).enter(
    operations[0] as Operation,
  );
});

test("prices leave room for orders, and a call waits in the process as long as it is patient", async () => {
  const limiter = createDatabaseLimiter({ marketplace: "uzum", holder: "one", patienceMs: 0 });
  const slow = group("slow", 1, 3_600_000, 5);
  for (let call = 0; call < 3; call += 1) await limiter.enter(operationOf("price", slow));
  await expect(limiter.enter(operationOf("price", slow))).rejects.toMatchObject({ code: "own-limit" });
  for (let call = 0; call < 2; call += 1) await limiter.enter(operationOf("orders", slow));
  const quick = group("quick", 20, 1_000, 1);
  const patient = createDatabaseLimiter({ marketplace: "uzum", holder: "two", patienceMs: 5_000 });
  const startedAt = Date.now();
  for (let call = 0; call < 3; call += 1) await patient.enter(operationOf("orders", quick));
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(95);
});

test("what the marketplace says holds for all that share the bucket, and is told once", async () => {
  const told: [number, string][] = [];
  const limiter = createDatabaseLimiter({
    marketplace: "yandex",
    holder: "one",
    patienceMs: 100,
    onPause: async (pauseMs, by) => void told.push([pauseMs, by]),
  });
  const shared = group("shared", 100, 1_000, 100);
  await limiter.heed(operationOf("content", shared), { pauseMs: 60_000 });
  await expect(limiter.enter(operationOf("orders", shared, group("own", 1, 1_000, 1)))).rejects.toMatchObject({
    code: "own-limit",
  });
  await limiter.enter(operationOf("orders", group("own", 1, 1_000, 1)));
  expect(told[0]).toEqual([60_000, "marketplace"]);
  expect(told[1]?.[1]).toBe("us");
});

test("old buckets are forgotten, but not while they wait for something", async () => {
  const limiter = createDatabaseLimiter({ marketplace: "ozon", holder: "old" });
  await limiter.enter(operationOf("orders", group("gone", 1, 1_000, 1)));
  await limiter.heed(operationOf("orders", group("waits", 1, 1_000, 1)), { pauseMs: 4 * 86_400_000 });
  await query(urls.superuserUrl, `update rate_buckets set "atMs" = "atMs" - 3 * 86400000.0`);
  await cleanBuckets();
  const left = await query<{ name: string }>(
    urls.superuserUrl,
    `select "groupName" as name from rate_buckets where "groupName" in ('gone', 'waits')`,
  );
  expect(left).toEqual([{ name: "waits" }]);
});

test("the application's role reaches no bucket but by the doors", async () => {
  await expect(query(urls.appUrl, "select * from rate_buckets")).rejects.toThrow("permission denied");
  await expect(
    query(urls.appUrl, "select take_turn_at(0, 'ozon', '\\x00', '{a}', '{1}', '{1}', '{1}', '{0}')"),
  ).rejects.toThrow("permission denied");
});
