import { webhookCallback } from "grammy";
import { env } from "@/lib/env";
import { readLimited } from "@/lib/net/read-limited";
import { webhookSecret } from "@/lib/telegram/bot";
import { openBot } from "@/lib/telegram/take-update";

/** Telegram's own limit of an update is far below; whoever sends more is somebody else. */
const mostBytes = 256 * 1024;

/** Telegram brings what people write; the secret in the header is the key (grammY compares it). */
export async function POST(request: Request) {
  const token = env().TELEGRAM_BOT_TOKEN;
  const body = token ? await readLimited(request, mostBytes).catch(() => null) : null;
  if (!token || !body || !isJson(body)) return new Response(null, { status: 404 });
  const take = webhookCallback(openBot(token), "std/http", { secretToken: webhookSecret() });
  return take(new Request(request.url, { method: "POST", headers: request.headers, body }));
}

function isJson(body: Uint8Array): boolean {
  try {
    return typeof JSON.parse(Buffer.from(body).toString()) === "object";
  } catch {
    return false;
  }
}
