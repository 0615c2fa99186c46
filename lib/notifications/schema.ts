import { z } from "zod";
import { type Place, places } from "@/lib/notifications/choices";
import { areaOf, isNotificationEvent, type NotificationEvent, notificationEvents } from "@/lib/notifications/events";

export const markSchema = z.strictObject({ id: z.uuid(), isRead: z.boolean() });
export const undoReadSchema = z.strictObject({ readAt: z.iso.datetime() });

export const areas = [...new Set((Object.keys(notificationEvents) as NotificationEvent[]).map(areaOf))];

/** `1763820000000-<id>`: the last one of the page before. */
const cursorSchema = z
  .string()
  .regex(/^\d{13}-[0-9a-f-]{36}$/)
  .transform((text) => ({ at: new Date(Number(text.slice(0, 13))), id: text.slice(14) }));
export type Cursor = z.output<typeof cursorSchema>;
export const writeCursor = ({ createdAt, id }: { createdAt: Date; id: string }) => `${createdAt.getTime()}-${id}`;

/** The address of the list: what cannot be read is left out. */
export const listSchema = z.object({
  show: z.enum(["all", "unread"]).catch("all"),
  area: z.enum(areas).nullable().catch(null),
  before: cursorSchema.nullable().catch(null),
});
export type ListInput = z.output<typeof listSchema>;

export type Choice = `${NotificationEvent}:${Place}`;
const choiceSchema = z.string().refine(isChoice);

function isChoice(text: string): text is Choice {
  const [event = "", place = "", ...rest] = text.split(":");
  return rest.length === 0 && isNotificationEvent(event) && (places as readonly string[]).includes(place);
}

const hour = z.number().int().min(0).max(23);
export const settingsSchema = z.strictObject({
  digest: z.enum(["OFF", "HOURLY", "DAILY"]),
  digestHour: hour,
  quiet: z
    .strictObject({ from: hour, to: hour })
    .refine(({ from, to }) => from !== to, { path: ["to"], error: "notifications.quietHoursEqual" })
    .nullable(),
  /** Every switch that is on, as `<event>:<place>`. */
  on: z.array(choiceSchema).max(500),
});
export type SettingsInput = z.output<typeof settingsSchema>;
