import { readMessages } from "@/lib/i18n/catalogue";
import type { NotificationEvent } from "@/lib/notifications/events";
import type { Letter } from "@/lib/notifications/write-letter";
import { readArguments } from "../../checks/read-icu.ts";

/** What somebody may have typed: it is shown, and does nothing. */
export const hostile = `<b>Zarina</b> & "Savdo" <script>alert(1)</script>`;

/** A missing text shows its key, a missing value its braces. */
export const missing = /(mail|notifications|events)\.[a-z]+\.|\{[a-zA-Z]+\}|undefined|\[object/;

/** What is stored and must be said in words. */
export const storedWords = /WAREHOUSE|free_starter|dead_letters|wildberries/;

const samples: Record<string, string> = {
  marketplace: "wildberries",
  account: "Zarina Savdo",
  number: "FBS-99812",
  name: "Zarina Savdo",
  former: "otabek",
  role: "WAREHOUSE",
  tariff: "free_starter",
  kind: "dead_letters",
  device: "Chrome, Android",
  reason: "STIR 301234567 guvohnomadagi raqamga mos emas.",
  end: "4417",
  mfo: "00440",
};
const words = new Set(["marketplace", "account", "number"]);

/**
 * An event with a value for whatever its texts name, by the rules of say-notification.ts; with `typed` instead of what
 * a person may have typed.
 */
export async function makeLetter(event: NotificationEvent, typed?: string): Promise<Letter> {
  const { notifications } = await readMessages("uz");
  const texts = event
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], notifications.events);
  const { title, text } = texts as { title: string; text: string };
  const values = readArguments(`${title} ${text}`).map(({ name, kind }) => [
    name,
    kind === "plural" ? 3 : makeValue(name, typed),
  ]);
  return { event, subjectId: "01980000-0000-7000-8000-000000000001", values: Object.fromEntries(values) };
}

function makeValue(name: string, typed: string | undefined): string {
  if (name.endsWith("Sum")) return "125000000 UZS";
  if (/(At|On)$/.test(name)) return "2026-11-29T09:00:00.000Z";
  const sample = samples[name];
  if (sample === undefined) throw new Error(`${name}: no sample of it stands here`);
  return typed && !words.has(name) ? typed : sample;
}
