import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { Locale } from "@/lib/i18n/locales";
import { hashDocument } from "@/lib/legal/read-document";
import { type LegalDocumentName, legalDocumentNames, newestVersion } from "@/lib/legal/versions";

type Acceptance = {
  userId: string;
  partnerId: string;
  /** The language that the texts were shown in. */
  locale: Locale;
  /** The network address, where one is known. */
  address: string | null;
  documents?: LegalDocumentName[];
};

const kinds = { terms: "TERMS", privacy: "PRIVACY", offer: "OFFER" } as const;

/** One row a document, in the transaction that also sets `users.termsVersion`; a second press adds nothing. */
export async function recordAcceptance(acceptance: Acceptance, db: Db): Promise<void> {
  const { documents = legalDocumentNames, ...who } = acceptance;
  await db.termsAcceptance.createMany({
    data: documents.map((name) => {
      const { version } = newestVersion(name);
      return { id: newId(), ...who, document: kinds[name], version, textHash: hashDocument(name, version) };
    }),
    skipDuplicates: true,
  });
}
