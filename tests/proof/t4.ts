import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { buildIfStale } from "../../local/cli/build.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { drive, percentile } from "../bench/webhook-intake/driver.ts";
import { ozonMessages, yandexMessages } from "../integration/connections/push-messages.ts";
import { startNext } from "../support/next-server.ts";
import { query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { insertPushConnection, pushPath } from "../support/push-connection.ts";

const rate = 100;
const seconds = 60;
const mostP99Ms = 500;

/** T4 shapes: each documented message and one of tomorrow, twice, over HTTP; then 100 a second for a minute. */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  await using opened = new AsyncDisposableStack();
  await buildIfStale(() => {});
  const database = await createProductDatabase();
  opened.defer(database.drop);
  const { superuserUrl } = database;
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  const tokens = { ozon: randomBytes(32).toString("base64url"), yandex: randomBytes(32).toString("base64url") };
  await insertPushConnection(superuserUrl, { marketplace: "ozon", account: "480172", token: tokens.ozon });
  await insertPushConnection(superuserUrl, { marketplace: "yandex", account: "9876543", token: tokens.yandex });
  const server = await startNext(
    projectRoot,
    {
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      APP_ORIGIN: "http://localhost:3000",
      NEXTAUTH_URL: "http://localhost:3000",
      // Nobody listens there: what is measured is the answer, not the work later.
      INNGEST_DEV: "http://127.0.0.1:9",
    },
    "/api/health",
  );
  opened.defer(server.kill);

  const wrong: string[] = [];
  const ask = async (marketplace: "ozon" | "yandex", type: string, message: object, expected: object) => {
    for (const time of ["first", "second"]) {
      const init = { method: "POST", body: JSON.stringify(message), headers: { "content-type": "application/json" } };
      const response = await fetch(`${server.origin}${pushPath(marketplace, tokens[marketplace])}`, init);
      const body = (await response.json()) as Record<string, unknown>;
      if (typeof body.time === "string" && Math.abs(Date.parse(body.time) - Date.now()) < 60_000) body.time = "now";
      if (response.status !== 200 || !isDeepStrictEqual(body, expected)) wrong.push(`${marketplace} ${type}, ${time}`);
    }
  };
  for (const message of yandexMessages) {
    const expected = { version: "1.0.0", name: "SellerCloudX", time: "now" };
    await ask("yandex", message.notificationType, message, expected);
  }
  for (const message of ozonMessages) {
    const isPing = message.message_type === "TYPE_PING";
    const expected = isPing ? { version: "1.0", name: "SellerCloudX", time: "now" } : { result: true };
    await ask("ozon", message.message_type, message, expected);
  }
  const shapes = yandexMessages.length + ozonMessages.length;
  const countStored = async () =>
    (await query<{ stored: number }>(superuserUrl, "select count(*)::int as stored from inbox_messages"))[0]?.stored;
  const stored = await countStored();

  const answers = await drive(server.origin, { connections: 50, seconds, rate }, (number) => ({
    path: pushPath("ozon", tokens.ozon),
    body: JSON.stringify({ message_type: "TYPE_NEW_POSTING", posting_number: `T4-${number}`, seller_id: 480172 }),
  }));
  const p99Ms = Math.round(percentile(answers, 0.99) * 10) / 10;
  const notTaken = answers.filter(({ status }) => status !== 200).length;
  const figures = {
    shapes,
    wrong,
    storedOnce: stored === shapes,
    ratePerSecond: rate,
    answers: answers.length,
    notTaken,
    p50Ms: Math.round(percentile(answers, 0.5) * 10) / 10,
    p99Ms,
    maxMs: Math.round(percentile(answers, 1) * 10) / 10,
  };
  return { isMet: wrong.length === 0 && stored === shapes && notTaken === 0 && p99Ms <= mostP99Ms, figures };
}
