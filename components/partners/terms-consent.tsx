import { getTranslations } from "next-intl/server";
import { DocumentLink } from "@/components/partners/document-link";

/** The sentence of consent, with its links. */
export async function TermsConsent() {
  const t = await getTranslations("auth.registration");
  return t.rich("terms", {
    terms: (words) => <DocumentLink name="terms">{words}</DocumentLink>,
    privacy: (words) => <DocumentLink name="privacy">{words}</DocumentLink>,
    offer: (words) => <DocumentLink name="offer">{words}</DocumentLink>,
  });
}
