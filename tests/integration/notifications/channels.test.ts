import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deliverBundleJob } from "@/inngest/functions/notifications/deliver";
import { inPartner, openDb } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";
import { addChat } from "@/lib/telegram/repository";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";
import { startPair } from "../../contract/jobs/pair.ts";
import { listChats, start, token } from "../../contract/telegram/support.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

// Nobody listens there: every mail is tried again, for hours.
const urls = useProductDatabase({
  TELEGRAM_BOT_TOKEN: token,
  RESEND_API_KEY: "re_test",
  RESEND_BASE_URL: "http://127.0.0.1:9",
});
const opened = new AsyncDisposableStack();
let telegram: Awaited<ReturnType<typeof startTelegram>>;
beforeAll(async () => {
  telegram = await startTelegram({ token });
  opened.defer(telegram.close);
  process.env.TELEGRAM_API_URL = telegram.url;
});
afterAll(() => opened.disposeAsync());

test("a mailbox that is away holds nothing up for Telegram", async () => {
  const { partnerId, userId } = await insertPartner(urls.superuserUrl);
  await start(telegram, "Dilnoza");
  await addChat(userId, { chatId: 700_000_001n, name: "Dilnoza" }, openDb());
  await inPartner(partnerId, (db) => notify({ event: "review.approved", partnerId, causeKey: "review/1" }, db));
  const [event] = await query<{ name: string; data: Record<string, string> }>(
    urls.superuserUrl,
    `select name, data from outbox_events where "partnerId" = $1`,
    [partnerId],
  );
  if (!event) throw new Error("nothing waits in the outbox");
  const pair = await startPair(() => [deliverBundleJob]);
  opened.defer(pair.close);
  await pair.send(event);
  await vi.waitFor(async () => expect((await listChats(telegram))[0]?.messages).toHaveLength(2), { timeout: 10_000 });
  const outcomes = await query(
    urls.superuserUrl,
    `select channel, outcome from notification_deliveries where "partnerId" = $1 order by channel`,
    [partnerId],
  );
  expect(outcomes).toContainEqual({ channel: "MAIL", outcome: null });
});
