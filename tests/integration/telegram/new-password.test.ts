import { createHash, randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { changePassword } from "@/lib/auth/change-password";
import { deriveResetToken, requestPasswordReset, resetPassword } from "@/lib/auth/password-reset";
import { createSession, findViewer } from "@/lib/auth/session";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

const urls = useProductDatabase();
type Person = { id: string; partnerId: string | null; email: string };
let seller: Person;
let admin: Person;
let neighbour: Person;

beforeEach(async () => {
  visitor.forgetAll();
  const [one, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  seller = { ...one, id: one.userId };
  neighbour = { ...other, id: other.userId };
  const [row] = await query<{ id: string; email: string }>(
    urls.superuserUrl,
    "select id, email from users where role = 'ADMIN'",
  );
  admin = { id: row?.id ?? "", email: row?.email ?? "", partnerId: null };
  for (const { id } of [seller, neighbour, admin]) await bind(id);
});

/** A chat, and a link that nobody has opened yet. */
async function bind(userId: string) {
  await query(
    urls.superuserUrl,
    `insert into telegram_chats (id, "userId", "chatId", name, "updatedAt") values ($1, $2, $3, 'Begona', now())`,
    [randomUUID(), userId, Math.floor(Math.random() * 1e12)],
  );
  await query(
    urls.superuserUrl,
    `insert into telegram_links (id, "userId", "tokenHash", "expiresAt", "updatedAt")
     values ($1, $2, $3, now() + interval '9 minutes', now())`,
    [randomUUID(), userId, createHash("sha256").update(randomUUID()).digest()],
  );
}

const count = async (sql: string, userId: string) =>
  (await query<{ count: number }>(urls.superuserUrl, `select count(*)::int as count from ${sql}`, [userId]))[0]?.count;
const countChats = (userId: string) => count(`telegram_chats where "userId" = $1`, userId);
const countLinks = (userId: string) => count(`telegram_links where "userId" = $1 and "usedAt" is null`, userId);

async function reset({ email }: Person) {
  await requestPasswordReset(email);
  const [row] = await query<{ id: string }>(
    urls.superuserUrl,
    `select id from password_resets order by "createdAt" desc, id desc limit 1`,
  );
  await resetPassword(deriveResetToken(row?.id ?? ""), "olma anor uzum behi");
}

test("a password set by mail unlinks every chat and link of the person, who is told; an administrator's too", async () => {
  for (const person of [seller, admin]) {
    const chats = await countChats(person.id);
    await reset(person);
    expect([await countChats(person.id), await countLinks(person.id)]).toEqual([0, 0]);
    const told = await query(
      urls.superuserUrl,
      `select n."values", d.channel::text from notifications n join notification_deliveries d on d."notificationId" = n.id
       where n."userId" = $1 and n.event = 'security.telegram-unlinked'`,
      [person.id],
    );
    expect(told).toEqual([{ values: { count: chats }, channel: "MAIL" }]);
    const noted = await query(
      urls.superuserUrl,
      `select after from audit_log where "actorId" = $1 and action = 'auth.telegram-unlinked'`,
      [person.id],
    );
    expect(noted).toEqual([{ after: { count: chats } }]);
  }
  expect([await countChats(neighbour.id), await countLinks(neighbour.id)]).toEqual([1, 1]);
});

test("a changed password ends links that stand open, and leaves the chats", async () => {
  for (const person of [seller, admin]) {
    await reset(person);
    await bind(person.id);
    const sessionId = (await findViewer(await createSession(person.id, "test")))?.sessionId ?? "";
    const passwords = { password: "olma anor uzum behi", newPassword: "gilos nok shaftoli" };
    await changePassword(person, sessionId, passwords);
    expect([await countChats(person.id), await countLinks(person.id)]).toEqual([1, 0]);
  }
  expect(await countLinks(neighbour.id)).toBe(1);
});
