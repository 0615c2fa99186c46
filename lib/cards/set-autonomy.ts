import "server-only";
import { findSettings, saveAutonomy } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";
import { publishToPartner } from "@/lib/realtime/publish";

export const autonomies = ["off", "suggest", "auto"] as const;
export type Autonomy = (typeof autonomies)[number];

/** How far the AI Manager may go with cards; `off` is its switch. */
export async function setCardAutonomy(partnerId: string, autonomy: Autonomy): Promise<void> {
  await inPartner(partnerId, (db) => saveAutonomy(partnerId, autonomy, db));
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

export async function readCardAutonomy(partnerId: string): Promise<Autonomy> {
  const settings = await inPartner(partnerId, (db) => findSettings(partnerId, new Date(), db));
  return settings?.cardAutonomy ?? "off";
}
