import { encode } from "next-auth/jwt";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openSupportView } from "@/lib/administration/view-books";
import { requireApplicant, requireFreshOwner, requirePartner } from "@/lib/auth/guards";
import type { Permission } from "@/lib/auth/permissions";
import { createSession, findViewer } from "@/lib/auth/session";
import { listAdministratorIds } from "@/lib/auth/users";
import { askClosing } from "@/lib/closing/ask-closing";
import { findClosing } from "@/lib/closing/find-closing";
import { keepAccount } from "@/lib/closing/keep-account";
import { freezeWrites } from "@/lib/connections/freeze-writes";
import { inPartner } from "@/lib/db/client";
import { findExpiringConnections, findPushingConnections } from "@/lib/db/doors";
import type { Marketplace } from "@/lib/marketplaces/port";
import { approvePartner, reactivatePartner, rejectPartner, suspendPartner } from "@/lib/partners/review-partner";
import { isSuspended } from "@/lib/partners/suspension";
import { startMail } from "../../../local/mail/start-mail.ts";
import { mailWhatWasTold } from "../../support/deliver-told.ts";
import { fillBooks } from "../../support/fill-books.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { addMember, passDays, readPartner, rowsOf } from "./world.ts";

/** Next's request exists only inside its server. */
const { jar } = vi.hoisted(() => ({ jar: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

let partner: NewPartner;
let neighbour: NewPartner;
beforeEach(async () => {
  jar.clear();
  partner = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
  const token = await createSession(partner.userId, "test");
  const sealed = await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" });
  jar.set("session", sealed).set("__Host-session", sealed);
});

const adminId = async () => (await listAdministratorIds())[0] ?? "";
const nameOf = async ({ partnerId }: NewPartner) =>
  (await readPartner(urls.superuserUrl, partnerId))?.businessName ?? "";
const close = async (who: NewPartner) => askClosing(who.partnerId, who.userId, await nameOf(who));
const readState = async ({ partnerId }: NewPartner) => {
  const row = await readPartner(urls.superuserUrl, partnerId);
  return { status: row?.status, approved: row?.approved };
};
const peopleOf = ({ partnerId }: NewPartner) =>
  query(
    urls.superuserUrl,
    `select "isActive", "suspendedAt", "closingAt", "disabledAt" from users where "partnerId" = $1`,
    [partnerId],
  );

const reads: (Permission | null)[] = [null, "orders:read", "money:read", "team:read"];
const writes: Permission[] = ["orders:write", "prices:write", "catalog:write", "team:write", "profile:write"];

describe("asking", () => {
  test("the business name is typed, in any case and spacing; another word changes nothing", async () => {
    const name = await nameOf(partner);
    const wrong = askClosing(partner.partnerId, partner.userId, `${name} 2`);
    await expect(wrong).rejects.toMatchObject({ messageKey: "closing.nameWrong", field: "typedName" });
    expect(await readState(partner)).toEqual({ status: "APPROVED", approved: true });
    expect(await findClosing(partner.partnerId)).toBeNull();
    await askClosing(partner.partnerId, partner.userId, `  ${name.toUpperCase()}  `);
    expect(await readState(partner)).toEqual({ status: "CLOSING", approved: false });
    const closing = await findClosing(partner.partnerId);
    expect(closing).toMatchObject({ by: partner.username });
    const days = ((closing?.eraseAfter.getTime() ?? 0) - (closing?.requestedAt.getTime() ?? 0)) / 86_400_000;
    expect(days).toBe(30);
  });

  test("from then on everybody reads and nobody writes, and the neighbour is as before", async () => {
    await close(partner);
    for (const permission of reads) {
      expect(await requirePartner(permission), `${permission}`).toMatchObject({ partnerId: partner.partnerId });
    }
    const refused = { code: "forbidden", messageKey: "closing.readOnly" };
    for (const permission of writes) {
      await expect(requirePartner(permission), permission).rejects.toMatchObject(refused);
    }
    await expect(requireApplicant()).rejects.toMatchObject(refused);
    expect(await requireFreshOwner()).toMatchObject({ partnerId: partner.partnerId });
    expect(await readState(neighbour)).toEqual({ status: "APPROVED", approved: true });
    expect(await findClosing(neighbour.partnerId)).toBeNull();
  });

  test("nothing automatic starts: no door gives it, and no writing call goes out", async () => {
    const ids = await fillBooks(urls.superuserUrl, {
      ...partner,
      marker: "filled",
      only: ["marketplace_integrations"],
      given: {
        marketplace_integrations: {
          ...{ marketplace: "ozon", status: "ACTIVE", active: true, limitedUntil: null, circuitOpenUntil: null },
          keyExpiresAt: new Date(Date.now() + 5 * 86_400_000),
        },
      },
    });
    const id = ids.marketplace_integrations;
    const span = { after: new Date(), before: new Date(Date.now() + 30 * 86_400_000), most: 1_000 };
    const doors = async () => [
      (await findPushingConnections()).some(({ connectionId }) => connectionId === id),
      (await findExpiringConnections(span)).some(({ connectionId }) => connectionId === id),
      !(await isSuspended(partner.partnerId)),
    ];
    expect(await doors()).toEqual([true, true, true]);
    await close(partner);
    expect(await doors()).toEqual([false, false, false]);
    const called: string[] = [];
    const adapter = {
      setPrices: async () => called.push("setPrices"),
      listOrders: async () => called.push("listOrders"),
    };
    const frozen = freezeWrites(adapter as unknown as Marketplace, partner.partnerId) as unknown as typeof adapter;
    await expect(frozen.setPrices()).rejects.toMatchObject({ code: "suspended" });
    await frozen.listOrders();
    expect(called).toEqual(["listOrders"]);
    await keepAccount(partner.partnerId, partner.userId);
    expect(await doors()).toEqual([true, true, true]);
  });

  test("owner, members and administrators are told, by bell and mail, each in their own language", async () => {
    const member = await addMember(urls.superuserUrl, partner.partnerId, "WAREHOUSE");
    await query(urls.superuserUrl, `update users set locale = 'ru' where id = $1`, [member.userId]);
    await close(partner);
    const told = await query<{ userId: string; event: string; isInBell: boolean }>(
      urls.superuserUrl,
      `select "userId", event, "isInBell" from notifications where "partnerId" = $1`,
      [partner.partnerId],
    );
    const event = "review.closing-asked";
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([partner.userId, member.userId].map((userId) => ({ userId, event, isInBell: true }))),
    );
    const admins = `select "userId" from notifications where event = 'administration.closing-asked' and "subjectId" = $1`;
    expect(await query(urls.superuserUrl, admins, [partner.partnerId])).toEqual([{ userId: await adminId() }]);
    await mailWhatWasTold(urls.superuserUrl, partner.partnerId);
    const subject = async (to: string) =>
      (
        (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(to)}`)).json()) as { subject: string }[]
      ).map((one) => one.subject);
    expect(await subject(partner.email)).toEqual(["Akkauntingiz yopilmoqda"]);
    expect(await subject(member.email)).toEqual(["Ваш аккаунт закрывается"]);
  });

  test("only an owner of these books, once, and never twice at the same moment", async () => {
    const member = await addMember(urls.superuserUrl, partner.partnerId, "MANAGER");
    const name = await nameOf(partner);
    const notOwner = { code: "forbidden", messageKey: "notYourRole" };
    await expect(askClosing(partner.partnerId, member.userId, name)).rejects.toMatchObject(notOwner);
    await expect(askClosing(partner.partnerId, neighbour.userId, name)).rejects.toMatchObject(notOwner);
    const both = await Promise.allSettled([close(partner), close(partner)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(close(partner)).rejects.toMatchObject({ messageKey: "closing.already" });
    await expect(keepAccount(partner.partnerId, member.userId)).rejects.toMatchObject(notOwner);
    await expect(keepAccount(neighbour.partnerId, neighbour.userId)).rejects.toMatchObject({
      messageKey: "closing.notClosing",
    });
    const closures = await rowsOf(urls.superuserUrl, "account_closures", partner.partnerId);
    expect(closures).toHaveLength(1);
  });

  test("the application cannot shorten the days, nor erase by itself", async () => {
    await close(partner);
    const change = (sql: string) => inPartner(partner.partnerId, (db) => db.$executeRawUnsafe(sql));
    await expect(change(`update account_closures set "eraseAfter" = now()`)).rejects.toThrow(/permission denied/);
    await expect(change(`update account_closures set "erasedAt" = now()`)).rejects.toThrow(/permission denied/);
    await expect(change(`update partners set status = 'ERASED'`)).rejects.toThrow(/erase_partner alone/);
    await expect(change("select erase_partner(10)")).rejects.toThrow(/has not come/);
    await expect(inPartner(neighbour.partnerId, (db) => db.$executeRaw`select erase_partner(10)`)).rejects.toThrow(
      /not being closed/,
    );
  });
});

describe("administrators", () => {
  test("neither approve, return, suspend nor reactivate an account that is being closed, and are told why", async () => {
    await close(partner);
    const [admin, { partnerId }] = [await adminId(), partner];
    const refused = { code: "conflict", messageKey: "partners.closing" };
    await expect(approvePartner(admin, partnerId)).rejects.toMatchObject(refused);
    await expect(rejectPartner(admin, partnerId, "x")).rejects.toMatchObject(refused);
    await expect(suspendPartner(admin, partnerId, "x")).rejects.toMatchObject(refused);
    await expect(reactivatePartner(admin, partnerId)).rejects.toMatchObject(refused);
    expect(await readState(partner)).toEqual({ status: "CLOSING", approved: false });
  });

  test("a decision and a closing at the same moment: one of them is first, and both are whole", async () => {
    const admin = await adminId();
    await Promise.allSettled([suspendPartner(admin, partner.partnerId, "x"), close(partner)]);
    expect(await readState(partner)).toEqual({ status: "CLOSING", approved: false });
    await keepAccount(partner.partnerId, partner.userId);
    const { status } = await readState(partner);
    const [person] = await peopleOf(partner);
    expect(["APPROVED", "SUSPENDED"]).toContain(status);
    expect(person?.isActive).toBe(status === "APPROVED");
    expect(person?.suspendedAt !== null).toBe(status === "SUSPENDED");
  });

  test("an account that is being closed can still be looked at", async () => {
    await close(partner);
    const admin = await adminId();
    const sessionToken = await createSession(admin, "test");
    const session = await findViewer(sessionToken);
    await openSupportView({ adminId: admin, sessionId: session?.sessionId ?? "" }, partner.partnerId, "to look");
    expect((await findViewer(sessionToken))?.view).toEqual({ kind: "SUPPORT", partnerId: partner.partnerId });
  });
});

describe("changing one's mind", () => {
  const suspended = async () => suspendPartner(await adminId(), partner.partnerId, "Hujjatlar kerak");
  const returned = async () => rejectPartner(await adminId(), partner.partnerId, "Raqam");

  test.each([
    ["APPROVED", true, async () => {}],
    ["SUSPENDED", true, suspended],
    ["PENDING", false, async () => {}],
    ["REJECTED", false, returned],
  ] as const)("%s comes back as it was", async (status, approved, prepare) => {
    if (!approved) {
      partner = await insertPartner(urls.superuserUrl, { approved: false });
      const token = await createSession(partner.userId, "test");
      const sealed = await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" });
      jar.set("session", sealed).set("__Host-session", sealed);
    }
    await prepare();
    const before = { state: await readState(partner), people: await peopleOf(partner) };
    expect(before.state.status).toBe(status);
    await close(partner);
    if (status === "PENDING" || status === "REJECTED") {
      await expect(requirePartner(null)).rejects.toMatchObject({ messageKey: "closing.readOnly" });
      await expect(requireApplicant()).rejects.toMatchObject({ messageKey: "closing.readOnly" });
    }
    await keepAccount(partner.partnerId, partner.userId);
    expect({ state: await readState(partner), people: await peopleOf(partner) }).toEqual(before);
    expect(await findClosing(partner.partnerId)).toBeNull();
    const acts = `select action, actor::text as actor from audit_log where "partnerId" = $1 and action like 'partners.closing%' order by action`;
    expect((await query(urls.superuserUrl, acts, [partner.partnerId])).map(({ action }) => action)).toEqual([
      "partners.closing-asked",
      "partners.closing-withdrawn",
    ]);
    const woken = `select 1 from outbox_events where name = 'partners/partner.reactivated' and "partnerId" = $1`;
    expect(await query(urls.superuserUrl, woken, [partner.partnerId])).toHaveLength(status === "APPROVED" ? 1 : 0);
    await close(partner);
    expect(await readState(partner)).toMatchObject({ status: "CLOSING" });
  });

  test("a member reads on with the very next request, and writes no more", async () => {
    const member = await addMember(urls.superuserUrl, partner.partnerId, "MANAGER");
    const token = await createSession(member.userId, "test");
    await close(partner);
    expect(await findViewer(token)).toMatchObject({ isActive: false, isSuspended: true, isClosing: true });
  });

  test("once the day has come there is no way back", async () => {
    await close(partner);
    await passDays(urls.superuserUrl, partner.partnerId, 31);
    await expect(keepAccount(partner.partnerId, partner.userId)).rejects.toMatchObject({
      messageKey: "closing.tooLate",
    });
  });
});
