import { z } from "zod";
import {
  type Channel,
  channels,
  isNotificationEvent,
  type NotificationEvent,
  ruleOf,
} from "@/lib/notifications/events";

/** A column of the settings: the bell, or a way beside it. */
export const places = ["bell", ...channels] as const;
export type Place = (typeof places)[number];

const choicesSchema = z.record(z.string(), z.partialRecord(z.enum(places), z.boolean()));
/** What a person chose otherwise than the table of events says. */
export type Choices = Partial<Record<NotificationEvent, Partial<Record<Place, boolean>>>>;

/** What is stored of an event that is no more is left out. */
export function readChoices(stored: unknown): Choices {
  const parsed = choicesSchema.safeParse(stored);
  if (!parsed.success) return {};
  return Object.fromEntries(Object.entries(parsed.data).filter(([event]) => isNotificationEvent(event)));
}

export function isOn(event: NotificationEvent, place: Place, choices: Choices): boolean {
  return canChoose(event, place) ? (choices[event]?.[place] ?? isOnByDefault(event, place)) : true;
}

/** Security and money stay in the bell and in the mail. */
export const canChoose = (event: NotificationEvent, place: Place): boolean =>
  !ruleOf(event).isFixed || place === "telegram";

function isOnByDefault(event: NotificationEvent, place: Place): boolean {
  return place === "bell" || ruleOf(event).channels.includes(place);
}

export const channelsFor = (event: NotificationEvent, choices: Choices): Channel[] =>
  channels.filter((channel) => isOn(event, channel, choices));
