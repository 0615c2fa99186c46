import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "grammy";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST } from "@/app/api/telegram/route";
import { webhookSecret } from "@/lib/telegram/bot";
import { createTelegramLink } from "@/lib/telegram/create-link";
import { keepWebhook } from "@/lib/telegram/keep-webhook";
import { listTelegramChats } from "@/lib/telegram/list-telegram-chats";
import { removeTelegramChat } from "@/lib/telegram/remove-telegram-chat";
import { sendTelegram } from "@/lib/telegram/send-telegram";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";
import { listChats, start, tap, token } from "../../contract/telegram/support.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase({ TELEGRAM_BOT_TOKEN: token });
let telegram: Awaited<ReturnType<typeof startTelegram>>;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  telegram = await startTelegram({ token });
  // The product's own door, as Telegram reaches it.
  const door = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const answer = await POST(post(Buffer.concat(chunks), Object.fromEntries(headers)));
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    TELEGRAM_API_URL: telegram.url,
    TELEGRAM_WEB_URL: telegram.url,
    APP_ORIGIN: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
  });
  closers.push(telegram.close, () => door.close());
});
afterAll(async () => {
  for (const close of closers) await close();
});

const post = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/api/telegram", { method: "POST", headers, body: new Uint8Array(Buffer.from(body)) });

/** The person opens the link on the phone and presses Start. */
async function open(url: string, name: string) {
  const { pathname, searchParams } = new URL(url);
  expect(pathname).toBe("/SellerCloudXBot");
  const { headers } = await start(telegram, name, searchParams.get("start") ?? "");
  return Number(headers.get("location")?.split("/").at(-1));
}

const said = async (chat: number) => {
  const found = (await listChats(telegram)).find(({ id }) => id === chat);
  return (found?.messages ?? []).filter(({ fromBot }) => fromBot).map(({ text }) => text);
};

async function bind(person: NewPartner, name: string): Promise<number> {
  const chat = await open((await createTelegramLink(person.userId)).url, name);
  await vi.waitFor(async () => expect(await said(chat)).toHaveLength(1), { timeout: 5_000 });
  return chat;
}

test("a link binds the chat that opens it, once, and no link of somebody else's is touched", async () => {
  const [one, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  const { url } = await createTelegramLink(one.userId);
  const chat = await open(url, "Dilnoza");
  await vi.waitFor(async () => expect((await said(chat))[0]).toContain("Tayyor"), { timeout: 5_000 });
  expect(await listTelegramChats(one.userId)).toMatchObject([{ name: "Dilnoza", isPaused: false }]);
  const second = await open(url, "Begona");
  await vi.waitFor(async () => expect((await said(second))[0]).toContain("eskirgan"), { timeout: 5_000 });
  expect(await listTelegramChats(one.userId)).toHaveLength(1);
  expect(await listTelegramChats(other.userId)).toEqual([]);
});

test("a link of eleven minutes ago, and one that a newer one has replaced, bind nothing", async () => {
  const person = await insertPartner(urls.superuserUrl);
  const old = await createTelegramLink(person.userId, new Date(Date.now() - 11 * 60_000));
  const late = await open(old.url, "Kechikkan");
  await vi.waitFor(async () => expect((await said(late))[0]).toContain("eskirgan"), { timeout: 5_000 });
  const replaced = await createTelegramLink(person.userId);
  await createTelegramLink(person.userId);
  const chat = await open(replaced.url, "Eski");
  await vi.waitFor(async () => expect((await said(chat))[0]).toContain("eskirgan"), { timeout: 5_000 });
  expect(await listTelegramChats(person.userId)).toEqual([]);
});

test("a notice reaches every chat of the person once, however often the job runs", async () => {
  const person = await insertPartner(urls.superuserUrl);
  const chats = [await bind(person, "Telefon"), await bind(person, "Planshet")];
  const notice = {
    userId: person.userId,
    key: "order/1",
    text: "Yangi buyurtma",
    button: { label: "Ochish", url: "https://x.uz/o" },
  };
  expect(await sendTelegram(notice)).toBe("sent");
  expect(await sendTelegram(notice)).toBe("sent");
  for (const chat of chats) expect((await said(chat)).filter((text) => text === "Yangi buyurtma")).toHaveLength(1);
});

test("whoever blocks the bot gets nothing until the next word, and then goes on", async () => {
  const person = await insertPartner(urls.superuserUrl);
  const chat = await bind(person, "Otabek");
  await tap(telegram, `/chats/${chat}`, { block: "yes" });
  await vi.waitFor(async () => expect(await listTelegramChats(person.userId)).toMatchObject([{ isPaused: true }]), {
    timeout: 5_000,
  });
  expect(await sendTelegram({ userId: person.userId, key: "order/2", text: "Bir" })).toBe("blocked");
  await tap(telegram, `/chats/${chat}`, { text: "Salom" });
  await vi.waitFor(async () => expect(await listTelegramChats(person.userId)).toMatchObject([{ isPaused: false }]), {
    timeout: 5_000,
  });
  expect(await sendTelegram({ userId: person.userId, key: "order/3", text: "Ikki" })).toBe("sent");
  expect(await said(chat)).not.toContain("Bir");
});

test("nobody unlinks another's chat; without a chat nothing is sent", async () => {
  const [one, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  await bind(one, "Nodira");
  const [chat] = (await listTelegramChats(one.userId)) ?? [];
  await expect(removeTelegramChat(other.userId, chat?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  expect(await sendTelegram({ userId: other.userId, key: "order/4", text: "Uch" })).toBe("not-bound");
  await removeTelegramChat(one.userId, chat?.id ?? "");
  expect(await sendTelegram({ userId: one.userId, key: "order/4", text: "Uch" })).toBe("not-bound");
});

test("the door takes nothing from whoever does not know the secret, and falls over nothing", async () => {
  const update = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 5, type: "private" } },
  });
  const secret = { "x-telegram-bot-api-secret-token": webhookSecret() };
  expect((await POST(post(update))).status).toBe(401);
  expect((await POST(post(update, { "x-telegram-bot-api-secret-token": "guess" }))).status).toBe(401);
  expect((await POST(post("not json", secret))).status).toBe(404);
  expect((await POST(post(" ".repeat(300 * 1024), secret))).status).toBe(404);
  const rows = await query(urls.superuserUrl, `select 1 from telegram_chats where "chatId" = 5`);
  expect(rows).toEqual([]);
});

test("whose account it is hears of a new chat in the bell and by mail, and the log has it and its end", async () => {
  const partner = await insertPartner(urls.superuserUrl);
  const [admin] = await query<{ userId: string }>(
    urls.superuserUrl,
    `select id as "userId" from users where role = 'ADMIN'`,
  );
  for (const { userId } of [partner, { userId: admin?.userId ?? "" }]) {
    const chat = await open((await createTelegramLink(userId)).url, "Begona telefon");
    await vi.waitFor(async () => expect(await said(chat)).toHaveLength(1), { timeout: 5_000 });
    const told = await query(
      urls.superuserUrl,
      `select n.event, n."values", d.channel::text from notifications n
       join notification_deliveries d on d."notificationId" = n.id where n."userId" = $1`,
      [userId],
    );
    expect(told).toEqual([{ event: "security.telegram-linked", values: { name: "Begona telefon" }, channel: "MAIL" }]);
    const [bound] = (await listTelegramChats(userId)) ?? [];
    await removeTelegramChat(userId, bound?.id ?? "");
    const noted = await query<{ action: string }>(
      urls.superuserUrl,
      `select action from audit_log where "actorId" = $1 and action like 'auth.telegram-%' order by action`,
      [userId],
    );
    expect(noted.map(({ action }) => action)).toEqual(["auth.telegram-linked", "auth.telegram-unlinked"]);
  }
});

test("where Telegram knows the address with an older secret, it is told the new one", async () => {
  const person = await insertPartner(urls.superuserUrl);
  const bot = new Api(token, { apiRoot: telegram.url });
  await createTelegramLink(person.userId);
  const { url = "" } = await bot.getWebhookInfo();
  const mark = createHash("sha256").update(webhookSecret()).digest("hex").slice(0, 12);
  expect(url).toBe(`${process.env.APP_ORIGIN}/api/telegram?secret=${mark}`);
  await bot.setWebhook(url.replace(mark, "0".repeat(12)), { secret_token: "that-of-yesterday" });
  expect(await keepWebhook()).toBe(true);
  expect((await bot.getWebhookInfo()).url).toBe(url);
  await bot.setWebhook(url.replace(mark, "0".repeat(12)), { secret_token: "that-of-yesterday" });
  const chat = await bind(person, "Yangi kalit");
  expect((await bot.getWebhookInfo()).url).toBe(url);
  expect((await said(chat))[0]).toContain(`${process.env.APP_ORIGIN}/account/notifications`);
});
