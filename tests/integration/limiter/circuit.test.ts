import { afterEach, expect, test, vi } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure, recordPause } from "@/lib/connections/record-failure";
import { clearLimits } from "@/lib/db/doors";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "../connections/sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();
afterEach(() => void vi.restoreAllMocks());

let label = 0;
/** Each test has a partner with a cabinet of its own. */
async function connectUzum() {
  label += 1;
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const input = { ...rightInput.uzum, key: `${rightInput.uzum.key}~circuit-${label}` };
  const { connectionId } = await createConnection(partnerId, input);
  // Many calls in a row: our own limit is another test's.
  const reset = () => query(urls.superuserUrl, "delete from rate_buckets");
  const call = async () => {
    await reset();
    const { marketplace } = await openMarketplace(partnerId, connectionId);
    return marketplace.checkConnection();
  };
  const read = async () => {
    const [row] = await query<{ failures: number; openMs: number | null; status: string }>(
      urls.superuserUrl,
      `select "failuresInRow" as failures, status, (extract(epoch from "circuitOpenUntil" - now()) * 1000)::float8 as "openMs"
       from marketplace_integrations where id = $1`,
      [connectionId],
    );
    return row;
  };
  const skip = (seconds: number) =>
    query(
      urls.superuserUrl,
      `update marketplace_integrations set "circuitOpenUntil" = "circuitOpenUntil" - $2 * interval '1 second' where id = $1`,
      [connectionId, seconds],
    );
  return { partnerId, connectionId, input, call, read, skip };
}

const real = globalThis.fetch;
function breakUzum() {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (String(url).startsWith(String(process.env.UZUM_API_URL))) throw new TypeError("fetch failed");
    return real(url, init);
  });
}

test("ten failures in a row open the breaker: calls fail at once, one probe is let through, a good one closes it", async () => {
  const { call, read, skip } = await connectUzum();
  const neighbour = await connectUzum();
  const broken = breakUzum();
  for (let failure = 1; failure <= 10; failure += 1) {
    await expect(call()).rejects.toMatchObject({ failure: "unavailable", code: "network" });
  }
  const opened = await read();
  expect(opened?.failures).toBe(10);
  expect(opened?.openMs).toBeGreaterThan(13_000);
  expect(opened?.openMs).toBeLessThanOrEqual(30_000);
  const before = broken.mock.calls.length;
  await expect(call()).rejects.toMatchObject({ failure: "unavailable", code: "circuit-open" });
  expect(broken.mock.calls).toHaveLength(before);
  expect((await read())?.failures).toBe(10);

  await skip(31);
  await expect(call()).rejects.toMatchObject({ code: "network" });
  const probed = await read();
  expect(probed?.failures).toBe(11);
  // The next pause is about twice as long.
  expect(probed?.openMs).toBeGreaterThan(28_000);
  vi.restoreAllMocks();
  // Somebody else's connection to the same marketplace never noticed.
  await neighbour.call();
  expect(await neighbour.read()).toMatchObject({ failures: 0, openMs: null });

  await expect(call()).rejects.toMatchObject({ code: "circuit-open" });
  await skip(120);
  await call();
  expect(await read()).toMatchObject({ failures: 0, openMs: null });
});

test("of many that find the pause over one is the probe", async () => {
  const { partnerId, connectionId, read } = await connectUzum();
  await query(
    urls.superuserUrl,
    `update marketplace_integrations set "failuresInRow" = 10, "circuitOpenUntil" = now() - interval '1 second' where id = $1`,
    [connectionId],
  );
  await query(urls.superuserUrl, "delete from rate_buckets");
  const opened = await Promise.all(Array.from({ length: 5 }, () => openMarketplace(partnerId, connectionId)));
  const ends = await Promise.allSettled(opened.map(({ marketplace }) => marketplace.checkConnection()));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await read()).toMatchObject({ failures: 0, openMs: null });
});

test("an answer of any kind ends the row of failures", async () => {
  const { call, read, partnerId, connectionId } = await connectUzum();
  breakUzum();
  for (let failure = 0; failure < 9; failure += 1) await expect(call()).rejects.toThrow();
  vi.restoreAllMocks();
  const { marketplace } = await openMarketplace(partnerId, connectionId);
  await expect(marketplace.listCategories({ language: "uz" })).rejects.toMatchObject({ code: "not-offered" });
  expect(await read()).toMatchObject({ failures: 9 });
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ errors: [] }, { status: 400 }));
  await expect(call()).rejects.toMatchObject({ failure: "rejected" });
  expect(await read()).toMatchObject({ failures: 0, openMs: null });
});

test("a late failure of a call with the old key does not pause the connection that has a new one", async () => {
  const { partnerId, connectionId, input, read } = await connectUzum();
  vi.spyOn(globalThis, "fetch").mockImplementation(async () =>
    Response.json({ errors: [{ code: "auth", message: "token" }] }, { status: 401 }),
  );
  const { marketplace } = await openMarketplace(partnerId, connectionId);
  const late: unknown = await marketplace.checkConnection().catch((error: unknown) => error);
  expect(late).toMatchObject({ failure: "credentials" });
  vi.restoreAllMocks();
  await createConnection(partnerId, input);
  await recordFailure(partnerId, connectionId, late);
  expect(await read()).toMatchObject({ status: "ACTIVE" });
});

test("slowed down is shown until it is over, and then taken away", async () => {
  const { partnerId, connectionId } = await connectUzum();
  const shown = async () => (await listConnections(partnerId, "uz", new Date()))[0]?.limitedUntil;
  await recordPause(partnerId, connectionId, { pauseMs: 800, by: "marketplace" });
  await recordPause(partnerId, connectionId, { pauseMs: 20_000, by: "us" });
  expect(await shown()).toBeNull();
  await recordPause(partnerId, connectionId, { pauseMs: 600_000, by: "marketplace" });
  expect(await shown()).toEqual(expect.any(String));
  expect(await clearLimits()).toEqual([]);
  await query(
    urls.superuserUrl,
    `update marketplace_integrations set "limitedUntil" = now() - interval '1 second' where id = $1`,
    [connectionId],
  );
  expect(await clearLimits()).toEqual([{ partnerId }]);
  expect(await clearLimits()).toEqual([]);
});
