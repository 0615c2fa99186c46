import "server-only";
import { inPartner } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { recordAcceptance } from "@/lib/legal/record-acceptance";
import { findChangedDocuments, termsVersion } from "@/lib/legal/versions";

type Person = { userId: string; partnerId: string; locale: Locale; address: string | null };

/** Of a person who signed up before the documents changed. */
export async function acceptTerms({ userId, partnerId, ...more }: Person): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const user = await db.user.findFirst({ where: { id: userId, partnerId }, select: { termsVersion: true } });
    if (!user) return;
    const documents = findChangedDocuments(user.termsVersion);
    if (documents.length === 0) return;
    await recordAcceptance({ userId, partnerId, ...more, documents }, db);
    await db.user.updateMany({ where: { id: userId, partnerId }, data: { termsVersion } });
  });
}
