import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeSupportView, openSupportView } from "@/lib/administration/view-books";
import { createSession, findViewer } from "@/lib/auth/session";
import { endSession, revokeSession } from "@/lib/auth/sign-out";
import { listAdministratorIds } from "@/lib/auth/users";
import { closeView, openView } from "@/lib/auth/view-books";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

/** The realtime service: whose connections it was told to close. */
const closed: string[] = [];
const service = createServer((request, response) => {
  const [, session] = /\/users\/([^/]+)\/terminate_connections/.exec(request.url ?? "") ?? [];
  if (session) closed.push(session);
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});

const urls = useProductDatabase({ PUSHER_APP_ID: "app", PUSHER_KEY: "key", PUSHER_SECRET: "secret" });
let seller: NewPartner;

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  process.env.PUSHER_HOST = "127.0.0.1";
  process.env.PUSHER_PORT = String((service.address() as AddressInfo).port);
});
afterAll(() => service.close());

beforeEach(async () => {
  seller = await insertPartner(urls.superuserUrl);
  closed.length = 0;
});

async function open(userId = seller.userId) {
  const token = await createSession(userId, "phone");
  return { token, sessionId: (await findViewer(token))?.sessionId ?? "" };
}

test("signing out, by the button or by NextAuth, closes what the session listens on, once", async () => {
  const [byButton, byCookie] = [await open(), await open()];
  await endSession(byButton.sessionId);
  await endSession(byButton.sessionId);
  await revokeSession(byCookie.token);
  expect(closed).toEqual([byButton.sessionId, byCookie.sessionId]);
});

test("closing a view closes what was opened in it", async () => {
  const [adminId = ""] = await listAdministratorIds();
  const admins = await open(adminId);
  await openSupportView({ adminId, sessionId: admins.sessionId }, seller.partnerId, "savol boʻyicha");
  await closeSupportView({ adminId, sessionId: admins.sessionId });
  const own = await open();
  const until = new Date(Date.now() + 60_000);
  await openView(own.sessionId, { kind: "DEMO", partnerId: seller.partnerId, reason: null, until });
  await closeView(own.sessionId);
  expect(closed).toEqual([admins.sessionId, own.sessionId]);
});

test("a view whose time is over is ended by whoever reads it first, and only then", async () => {
  const [adminId = ""] = await listAdministratorIds();
  const { token, sessionId } = await open(adminId);
  await openSupportView({ adminId, sessionId }, seller.partnerId, "savol boʻyicha");
  expect(await findViewer(token)).toMatchObject({ view: { partnerId: seller.partnerId } });
  expect(closed).toEqual([]);
  await query(urls.superuserUrl, `update sessions set "viewUntil" = now() where id = $1`, [sessionId]);
  const read = await Promise.all([findViewer(token), findViewer(token)]);
  expect(read.map((viewer) => viewer?.view)).toEqual([null, null]);
  expect(await findViewer(token)).toMatchObject({ view: null });
  expect(closed).toEqual([sessionId]);
});
