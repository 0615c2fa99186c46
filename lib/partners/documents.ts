import type { LegalForm } from "@/lib/partners/tax-number";

/**
 * What marketplaces and banks ask a seller of this form to show (Uzum's manual 4.2 lists it by form). Uzum blocks the
 * cards of whoever has not named it as commissioner in the tax cabinet (7.6). Sentences: `people.documents.items`.
 */
const documents = {
  LLC: ["companyCertificate", "directorOrder", "directorPassport", "bankLetter", "vatCertificate", "commissioner"],
  SOLE_PROPRIETOR: ["proprietorCertificate", "passport", "bankLetter", "vatCertificate", "commissioner"],
  SELF_EMPLOYED: ["selfEmployedCertificate", "passport", "bankLetter", "commissioner"],
} as const satisfies Record<LegalForm, readonly string[]>;

export type DocumentName = (typeof documents)[LegalForm][number];

export const documentsOf = (form: LegalForm): readonly DocumentName[] => documents[form];
