import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { listAlarms } from "@/lib/connections/alarms";
import { checkPushes } from "@/lib/connections/check-pushes";
import { createConnection } from "@/lib/connections/create-connection";
import { rotatePushToken } from "@/lib/connections/rotate-push-token";
import { inPartner } from "@/lib/db/client";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
const { control } = useMarketplaces();

let server: Server;
let partnerId: string;
let ozonId: string;

/** The product's door, where the marketplace finds it. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, , , marketplace = "", token = ""] = (request.url ?? "").split("/");
    const answer = await POST(
      new Request(`http://localhost${request.url}`, { method: "POST", body: Buffer.concat(chunks) }),
      { params: Promise.resolve({ marketplace, token }) },
    );
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.APP_ORIGIN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  partnerId = (await insertPartner(urls.superuserUrl)).partnerId;
  ozonId = (await createConnection(partnerId, rightInput.ozon)).connectionId;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const readAlarms = async () => (await inPartner(partnerId, (db) => listAlarms(partnerId, db))).get(ozonId) ?? [];
const countPings = async () =>
  (await query(urls.superuserUrl, `select from inbox_messages where convert_from(body, 'UTF8') like '%TYPE_PING%'`))
    .length;

test("pushes are switched on where nobody had, and left alone afterwards", async () => {
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "registered" });
  expect(await countPings()).toBeGreaterThan(0);
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "none" });
  expect(await readAlarms()).toEqual([]);
});

test("suspended by Ozon: an alarm, and they are on again; the next good check ends the alarm", async () => {
  await control("ozon", "push/suspend", {});
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "woken" });
  expect(await readAlarms()).toMatchObject([{ kind: "push-suspended", count: 1 }]);
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "none" });
  expect(await readAlarms()).toEqual([]);
});

test("after a rotation the marketplace is told the new address", async () => {
  await rotatePushToken(partnerId, ozonId);
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "registered" });
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "none" });
});

test("while we cannot be reached it stays refused, with an alarm", async () => {
  await rotatePushToken(partnerId, ozonId);
  await query(urls.superuserUrl, "alter table inbox_messages add constraint closed check (false) not valid");
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "refused" });
  expect(await readAlarms()).toMatchObject([{ kind: "push-suspended" }]);
  await query(urls.superuserUrl, "alter table inbox_messages drop constraint closed");
  expect(await checkPushes(partnerId, ozonId)).toEqual({ change: "registered" });
  expect(await readAlarms()).toEqual([]);
});

test("a marketplace whose API cannot switch pushes is left alone, and another partner finds nothing", async () => {
  const { connectionId } = await createConnection(partnerId, rightInput.yandex);
  expect(await checkPushes(partnerId, connectionId)).toEqual({ change: "not-offered" });
  const other = (await insertPartner(urls.superuserUrl)).partnerId;
  await expect(checkPushes(other, ozonId)).rejects.toMatchObject({ code: "not-found" });
});
