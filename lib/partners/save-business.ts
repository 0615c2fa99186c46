import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findChanges } from "@/lib/partners/find-changes";
import { findProfile, lockProfile, updateProfile } from "@/lib/partners/profile-repository";
import type { BusinessInput } from "@/lib/partners/profile-schema";

export async function saveBusiness(partnerId: string, input: BusinessInput): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    const changes = findChanges(profile, input);
    if (!changes) return;
    await updateProfile(partnerId, input, db);
    await recordAudit({ partnerId, action: "profile.business-changed", ...changes }, db);
  });
}
