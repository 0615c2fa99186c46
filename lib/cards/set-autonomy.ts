import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { findSettings, saveAutonomy } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";
import { publishToPartner } from "@/lib/realtime/publish";

export const autonomies = ["off", "suggest", "auto"] as const;
export type Autonomy = (typeof autonomies)[number];

/** How far the AI Manager may go with cards; `off` is its switch. */
export async function setCardAutonomy(partnerId: string, autonomy: Autonomy): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const before = await findSettings(partnerId, new Date(), db);
    await saveAutonomy(partnerId, autonomy, db);
    const change = { before: { autonomy: before?.cardAutonomy ?? "off" }, after: { autonomy } };
    await recordAudit({ partnerId, action: "cards.autonomy-set", ...change }, db);
  });
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

export async function readCardAutonomy(partnerId: string): Promise<Autonomy> {
  const settings = await inPartner(partnerId, (db) => findSettings(partnerId, new Date(), db));
  return settings?.cardAutonomy ?? "off";
}
