import "server-only";
import * as closures from "@/lib/closing/repository";
import { inPartner } from "@/lib/db/client";
import { sendAccountErased } from "@/lib/email/mails/send-account-erased";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

/** The last mail; its address is forgotten with it. */
export async function mailFarewell(partnerId: string, closureId: string): Promise<void> {
  const row = await inPartner(partnerId, (db) => closures.findFarewell(partnerId, closureId, db));
  if (!row?.farewellTo) return;
  const locale = isLocale(row.farewellLocale) ? row.farewellLocale : defaultLocale;
  await sendAccountErased({ email: row.farewellTo, locale }, { closureId });
  await forgetFarewell(partnerId, closureId);
}

/** Also when the mail could not be sent after all tries. */
export function forgetFarewell(partnerId: string, closureId: string): Promise<void> {
  const nobody = { farewellTo: null, farewellLocale: null };
  return inPartner(partnerId, (db) => closures.saveFarewell(partnerId, closureId, nobody, db));
}
