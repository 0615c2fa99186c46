import "server-only";
import type { Db } from "@/lib/db/client";
import * as partners from "@/lib/partners/repository";

/** From now on the application is read: its wait counts from here. */
export const startWaiting = (partnerId: string, now: Date, db: Db): Promise<void> =>
  partners.startWaiting(partnerId, now, db);
