import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findChanges } from "@/lib/partners/find-changes";
import { noteChange } from "@/lib/partners/note-change";
import { findProfile, lockProfile, updateProfile } from "@/lib/partners/profile-repository";
import type { BusinessInput } from "@/lib/partners/profile-schema";
import { findApplicationFacts } from "@/lib/partners/repository";
import { publishToAdmins } from "@/lib/realtime/publish";

export async function saveBusiness(partnerId: string, input: BusinessInput): Promise<void> {
  const isNews = await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    const changes = findChanges(profile, input);
    if (!changes) return false;
    const before = await findApplicationFacts(partnerId, db);
    await updateProfile(partnerId, input, db);
    const isNoted = await noteChange(partnerId, before, db);
    await recordAudit({ partnerId, action: "profile.business-changed", ...changes }, db);
    return isNoted;
  });
  if (isNews) publishToAdmins({ kind: "applications.changed" });
}
