import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GrammyError } from "grammy";
import { expect, onTestFinished, test, vi } from "vitest";
import { createApi, listChats, start, startServer, tap, token } from "./support.ts";

const refused = (code: number, description: RegExp) =>
  expect.objectContaining({ error_code: code, description: expect.stringMatching(description) });

test("the official client reads who the bot is; a wrong token is refused as Telegram refuses it", async () => {
  const telegram = await startServer();
  expect(await createApi(telegram).getMe()).toMatchObject({
    id: 700_100_200,
    is_bot: true,
    username: "SellerCloudXBot",
  });
  await expect(createApi(telegram, "1:wrong").getMe()).rejects.toBeInstanceOf(GrammyError);
  await expect(createApi(telegram, "1:wrong").getMe()).rejects.toEqual(refused(401, /^Unauthorized$/));
});

test("a bot cannot begin a chat, and says what it wants once a person has written", async () => {
  const telegram = await startServer();
  const api = createApi(telegram);
  await expect(api.sendMessage("700000001", "Salom")).rejects.toEqual(refused(400, /chat not found/));
  await start(telegram, "Dilnoza", "abc");
  const sent = await api.sendMessage("700000001", "Yangi buyurtma: 1 250 000 soʻm");
  expect(sent).toMatchObject({ message_id: 2, chat: { id: 700_000_001, type: "private", first_name: "Dilnoza" } });
  expect((await listChats(telegram))[0]?.messages.map(({ text }) => text)).toEqual([
    "/start abc",
    "Yangi buyurtma: 1 250 000 soʻm",
  ]);
});

test("a message without a sound is known as such", async () => {
  const telegram = await startServer();
  const api = createApi(telegram);
  await start(telegram, "Dilnoza");
  await api.sendMessage("700000001", "Kunduzi");
  await api.sendMessage("700000001", "Kechasi", { disable_notification: true });
  const said = (await listChats(telegram))[0]?.messages.filter(({ fromBot }) => fromBot);
  expect(said?.map(({ isSilent }) => isSilent)).toEqual([false, true]);
  expect(await (await fetch(`${telegram.url}/chats/700000001`)).text()).toContain("without a sound");
});

test("what is too long, empty, or goes to a blocked chat is refused", async () => {
  const telegram = await startServer();
  const api = createApi(telegram);
  await start(telegram, "Otabek");
  await expect(api.sendMessage("700000001", "x".repeat(4_097))).rejects.toEqual(refused(400, /too long/));
  await expect(api.sendMessage("700000001", "")).rejects.toEqual(refused(400, /empty/));
  await tap(telegram, "/chats/700000001", { block: "yes" });
  await expect(api.sendMessage("700000001", "Salom")).rejects.toEqual(refused(403, /blocked by the user/));
  await tap(telegram, "/chats/700000001", { text: "Qaytdim" });
  await expect(api.sendMessage("700000001", "Salom")).resolves.toMatchObject({ text: "Salom" });
});

test("more than a chat may take is answered with 429 and how long to wait", async () => {
  const telegram = await startServer({ now: () => Date.UTC(2026, 10, 22) });
  const api = createApi(telegram);
  await start(telegram, "Otabek");
  for (let sent = 0; sent < 5; sent += 1) await api.sendMessage("700000001", `${sent}`);
  await expect(api.sendMessage("700000001", "6")).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 1 },
  });
});

test("updates come by asking while there is no webhook, and are confirmed by the offset", async () => {
  const telegram = await startServer();
  const api = createApi(telegram);
  await start(telegram, "Nodira", "one");
  const [first] = await api.getUpdates();
  expect(first).toMatchObject({ message: { text: "/start one", from: { first_name: "Nodira", language_code: "uz" } } });
  expect(await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 })).toEqual([]);
  await api.setWebhook("http://127.0.0.1:9/none");
  await expect(api.getUpdates()).rejects.toEqual(refused(409, /webhook is active/));
});

test("a webhook gets each update with the secret, in order, again until it answers with 200", async () => {
  const taken: { text: string; secret: unknown }[] = [];
  let isUp = false;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      if (isUp) {
        taken.push({
          text: JSON.parse(body).message.text,
          secret: request.headers["x-telegram-bot-api-secret-token"],
        });
      }
      response.writeHead(isUp ? 200 : 500).end();
      isUp = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const telegram = await startServer();
  const api = createApi(telegram);
  await api.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { secret_token: "s3cret" });
  await start(telegram, "Sanjar", "a");
  await tap(telegram, "/chats/700000001", { text: "b" });
  await vi.waitFor(() => expect(taken.map(({ text }) => text)).toEqual(["/start a", "b"]), { timeout: 5_000 });
  expect(taken[0]?.secret).toBe("s3cret");
  await vi.waitFor(async () => expect(await api.getWebhookInfo()).toMatchObject({ pending_update_count: 0 }));
});

test("an unknown method, and a method of somebody else's bot, find nothing", async () => {
  const telegram = await startServer();
  const answer = await fetch(`${telegram.url}/bot${token}/sendGold`);
  expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error_code: 404, description: "Not Found" }]);
});
