import "server-only";
import type { Parcel } from "@/lib/notifications/bundle-repository";
import * as bundles from "@/lib/notifications/bundle-repository";
import { skipQuiet } from "@/lib/notifications/due-time";
import { isNotificationEvent, ruleOf } from "@/lib/notifications/events";
import { inBooks } from "@/lib/notifications/in-books";
import { readSettings } from "@/lib/notifications/settings";

const pauseMs = 3_600_000;
/** Longer than any outage of a provider; older notices would only puzzle. */
const mostMs = 48 * 3_600_000;

/**
 * Its channel is away: it goes back among what waits, and with whatever else is due by then into one bundle. Where the
 * channel took it and every answer was lost, it comes twice: better than never. After two days it is given up.
 */
export function putOffParcel(parcel: Parcel, now = new Date()): Promise<void> {
  return inBooks(parcel.partnerId, async (db) => {
    await bundles.noteFailing(parcel, now, db);
    await bundles.giveUpFailingSince(parcel, new Date(now.getTime() - mostMs), db);
    const rows = await bundles.listParcel(parcel, db);
    const isDanger = rows.some(
      ({ notification }) =>
        notification && isNotificationEvent(notification.event) && ruleOf(notification.event).severity === "DANGER",
    );
    const next = new Date(now.getTime() + pauseMs);
    const { pace } = await readSettings(parcel.userId, db);
    await bundles.postpone(parcel, isDanger ? next : skipQuiet(next, pace), db);
  });
}

/** No later try will help: it is seen among what was not delivered. */
export function giveUpParcel(parcel: Parcel, now = new Date()): Promise<void> {
  return inBooks(parcel.partnerId, async (db) => {
    await bundles.noteFailing(parcel, now, db);
    await bundles.settleParcel(parcel, "GIVEN_UP", db);
  });
}
