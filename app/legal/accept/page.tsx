import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AcceptForm } from "@/app/legal/accept/accept-form";
import { LegalShell } from "@/app/legal/legal-shell";
import { DocumentLink } from "@/components/partners/document-link";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { findCurrentViewer, hasTermsToAccept } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { findChangedDocuments, termsVersion } from "@/lib/legal/versions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.legal"))("acceptTitle") };
}

/** Stands between signing in and everything else, for owners, when a document changed. */
export default async function AcceptTermsPage() {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (!hasTermsToAccept(viewer)) redirect("/dashboard");
  const [t, common] = await Promise.all([getTranslations("auth.legal"), getTranslations("common")]);
  const { auth, errors } = (await getMessages()) as Messages;
  return (
    <LegalShell>
      <h1 className="rule-double mb-6 pb-3 font-bold text-xl">
        {viewer.termsVersion === 0 ? t("acceptFirst") : t("acceptTitle")}
      </h1>
      <p className="-mt-2 mb-6 text-ink-soft">{t("acceptText")}</p>
      <ul className="mb-6 divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {findChangedDocuments(viewer.termsVersion).map((name) => (
          <li key={name} className="flex min-h-control items-center px-4 py-2">
            <DocumentLink name={name}>{t(name)}</DocumentLink>
          </li>
        ))}
      </ul>
      <AcceptForm version={termsVersion} texts={{ accept: auth.legal.accept, offline: errors.offline }} />
      <div className="mt-6 border-rule border-t pt-4">
        <SignOutForm label={common("signOut")} />
      </div>
    </LegalShell>
  );
}
