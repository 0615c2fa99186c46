import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { limits } from "@/lib/auth/limits/limits";
import { cleanAttempts, takeAttempt } from "@/lib/auth/limits/take-attempt";
import { openDb } from "@/lib/db/client";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const tooMany = { code: "too-many", messageKey: "tooManyWait" };

/** Time passes for every bucket. */
const wait = (minutes: number) =>
  query(urls.superuserUrl, `update attempt_buckets set "fullAt" = "fullAt" - $1 * interval '1 minute'`, [minutes]);

async function take(times: number, account: string, network: string | null = null) {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) taken.push(await takeAttempt("sign-in", { account, network }));
  return taken;
}

test("five at once, then one every twelve minutes: at most ten in any hour", async () => {
  const account = randomUUID();
  const taken = await take(5, account);
  expect(taken.map(({ isLast }) => isLast)).toEqual([false, false, false, false, true]);
  await expect(take(1, account)).rejects.toMatchObject({ ...tooMany, values: { minutes: 12 } });
  let inTheHour = 5;
  for (let minute = 1; minute < 60; minute += 1) {
    await wait(1);
    inTheHour += await take(1, account).then(
      () => 1,
      () => 0,
    );
  }
  expect(inTheHour).toBeLessThanOrEqual(10);
  expect(inTheHour).toBeGreaterThanOrEqual(9);
});

test("what is refused costs nothing, and what is given back is there again", async () => {
  const account = randomUUID();
  const [first] = await take(5, account);
  for (let turn = 0; turn < 20; turn += 1) await expect(take(1, account)).rejects.toMatchObject(tooMany);
  await first?.giveBack();
  await take(1, account);
  await expect(take(1, account)).rejects.toMatchObject(tooMany);
  await wait(12);
  await take(1, account);
});

test("of sixty that ask at the same moment five get through", async () => {
  const account = randomUUID();
  const asked = await Promise.allSettled(Array.from({ length: 60 }, () => takeAttempt("sign-in", { account })));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("one network has tries of its own, whatever accounts it asks for; another network is not touched", async () => {
  const { burst } = limits["sign-in"].network;
  for (let turn = 0; turn < burst; turn += 1) await take(1, randomUUID(), "2a02:6b8:1:2::1");
  await expect(take(1, randomUUID(), "2a02:6b8:1:2:ffff::9")).rejects.toMatchObject(tooMany);
  await take(1, randomUUID(), "2a02:6b8:1:3::1");
  await take(1, randomUUID(), null);
});

test("everybody together has a limit too, kind by kind", async () => {
  const kind = "password-reset";
  await openDb().attemptBucket.deleteMany({});
  const asked = Array.from(
    { length: limits[kind].global.burst + 20 },
    (_, turn) => () =>
      takeAttempt(kind, { account: randomUUID(), network: `10.0.${turn % 200}.${turn % 250}` }).then(
        () => 1,
        () => 0,
      ),
  );
  let taken = 0;
  for (const ask of asked) taken += await ask();
  expect(taken).toBeGreaterThanOrEqual(limits[kind].global.burst);
  expect(taken).toBeLessThan(limits[kind].global.burst + 20);
  await takeAttempt("registration", { network: "10.0.0.1" });
});

test("buckets hold no name, and full ones are forgotten", async () => {
  await takeAttempt("sign-in", { account: "zarina@example.uz", network: "84.54.70.9" });
  const rows = await query(urls.superuserUrl, "select * from attempt_buckets");
  expect(JSON.stringify(rows)).not.toMatch(/zarina|84\.54/);
  await wait(24 * 60);
  expect(await cleanAttempts()).toBe(rows.length);
});
