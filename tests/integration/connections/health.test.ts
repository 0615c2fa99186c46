import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure, recordSuccess } from "@/lib/connections/record-failure";
import { requestOrders } from "@/lib/connections/request-orders";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
const { stop } = useMarketplaces();

async function connectUzum() {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const input = { ...rightInput.uzum, key: `${rightInput.uzum.key}~${randomUUID()}` };
  const { connectionId } = await createConnection(partnerId, input);
  const read = async () => (await listConnections(partnerId, "uz", new Date()))[0];
  return { partnerId, connectionId, input, read };
}

test("a refused key pauses the connection until the partner gives another", async () => {
  const { partnerId, connectionId, input, read } = await connectUzum();
  await recordFailure(partnerId, connectionId, new MarketplaceError("credentials"));
  expect(await read()).toMatchObject({ status: "NEEDS_KEY", trouble: "credentials" });
  await expect(openMarketplace(partnerId, connectionId)).rejects.toMatchObject({ messageKey: "connections.needsKey" });
  await expect(requestOrders(partnerId, connectionId)).rejects.toMatchObject({ messageKey: "connections.needsKey" });
  // A call that was under way when the key was refused does not wake it up.
  await recordSuccess(partnerId, connectionId);
  expect(await read()).toMatchObject({ status: "NEEDS_KEY" });
  await createConnection(partnerId, input);
  expect(await read()).toMatchObject({ status: "ACTIVE", trouble: null });
});

test("a limit is shown with the time until which we wait, and goes with the next good call", async () => {
  const { partnerId, connectionId, read } = await connectUzum();
  await recordFailure(partnerId, connectionId, new MarketplaceError("rate-limited", { retryAfterMs: 3_600_000 }));
  expect(await read()).toMatchObject({ status: "ACTIVE", trouble: "rate-limited", limitedUntil: expect.any(String) });
  await recordSuccess(partnerId, connectionId);
  expect(await read()).toMatchObject({ status: "ACTIVE", trouble: null, limitedUntil: null });
});

test("a late failure does not touch a connection that was disconnected", async () => {
  const { partnerId, connectionId, read } = await connectUzum();
  await disconnect(partnerId, connectionId);
  await recordFailure(partnerId, connectionId, new MarketplaceError("credentials"));
  expect(await read()).toMatchObject({ status: "DISCONNECTED", trouble: null });
});

test("orders can be asked for at once", async () => {
  const { partnerId, connectionId } = await connectUzum();
  await requestOrders(partnerId, connectionId);
  const events = await query(
    urls.superuserUrl,
    `select data from outbox_events where "partnerId" = $1 and name = 'orders/sync.requested'`,
    [partnerId],
  );
  expect(events).toEqual([{ data: { partnerId, connectionId } }]);
});

test("a marketplace that is away is said to be away, and nothing is stored", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  await stop("ozon");
  const away = createConnection(partnerId, rightInput.ozon);
  await expect(away).rejects.toMatchObject({ code: "invalid", messageKey: "connections.away", field: "key" });
  expect(await listConnections(partnerId, "uz", new Date())).toEqual([]);
});
