import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import { type Choices, canChoose, isOn, places, readChoices } from "@/lib/notifications/choices";
import { atOnce, type Pace } from "@/lib/notifications/due-time";
import type { NotificationEvent } from "@/lib/notifications/events";
import { eventsFor, type Reader } from "@/lib/notifications/reader";
import type { Choice, SettingsInput } from "@/lib/notifications/schema";

export type Settings = { pace: Pace; choices: Choices };

/** A person's own, by their id; nobody else's is ever asked for. */
export async function readSettings(userId: string, db: Db = openDb()): Promise<Settings> {
  const row = await db.notificationSettings.findUnique({
    where: { userId },
    select: { digest: true, digestHour: true, quietFrom: true, quietTo: true, choices: true },
  });
  const { choices, ...pace } = row ?? { ...atOnce, choices: {} };
  return { pace, choices: readChoices(choices) };
}

/** Keeps what differs from the table of events; switches that this person does not see stay as they were. */
export async function saveSettings(reader: Reader, { digest, digestHour, quiet, on }: SettingsInput): Promise<void> {
  const { choices: before } = await readSettings(reader.userId);
  const seen = eventsFor(reader);
  const choices = { ...before, ...Object.fromEntries(seen.map((event) => [event, readSwitches(event, new Set(on))])) };
  const data = { digest, digestHour, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, choices };
  await openDb().notificationSettings.upsert({
    where: { userId: reader.userId },
    create: { userId: reader.userId, ...data },
    update: data,
    select: { id: true },
  });
}

function readSwitches(event: NotificationEvent, on: Set<Choice>) {
  const switches = places
    .filter((place) => canChoose(event, place))
    .map((place) => [place, on.has(`${event}:${place}`)] as const)
    .filter(([place, isSet]) => isSet !== isOn(event, place, {}));
  return Object.fromEntries(switches);
}
