import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BankSection } from "@/app/profile/bank-section";
import { BusinessForm } from "@/app/profile/business-form";
import { CompletenessPanel } from "@/app/profile/completeness-panel";
import { isWaiting } from "@/app/profile/is-waiting";
import { LegalForm } from "@/app/profile/legal-form";
import { TaxSection } from "@/app/profile/tax-section";
import { KnownTaxNumber } from "@/components/partners/known-tax-number";
import { ClientMessages } from "@/components/shell/client-messages";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { applicantPage, findCurrentViewer, type PartnerViewer, partnerPage } from "@/lib/auth/guards";
import { can, type Permission } from "@/lib/auth/permissions";
import { readCategory } from "@/lib/partners/categories";
import { getProfile } from "@/lib/partners/get-profile";
import { formatPhone } from "@/lib/partners/phone";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function ProfilePage() {
  const viewer = await openPage();
  const [t, data, profile] = await Promise.all([
    getTranslations("people"),
    getTranslations("data"),
    getProfile(viewer.partnerId, new Date()),
  ]);
  const may = (permission: Permission) => !!viewer.view || (!!viewer.memberRole && can(viewer.memberRole, permission));
  const mayWrite = !viewer.view && !viewer.isSuspended && !viewer.isClosing && may("profile:write");
  // The whole history is open once the application is approved.
  const mayReadHistory = profile.approved && may("team:read");
  const { businessName, phone, category, legalForm, legalName, directorName, legalAddress, oked } = profile;
  return (
    <ClientMessages names={["common", "errors", "people", "auth"]}>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          <>
            {mayReadHistory ? (
              <Link href="/history?area=profile" className="link inline-flex min-h-control items-center text-sm">
                {t("historyLink")}
              </Link>
            ) : null}
            <Link href="/account/data" className="link inline-flex min-h-control items-center text-sm">
              {data("title")}
            </Link>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,35rem)_minmax(0,20rem)]">
        <div className="flex max-w-form flex-col gap-6 lg:order-first">
          {mayWrite ? null : <Alert title={t("readOnly")} />}
          {profile.approved ? null : <KnownTaxNumber partnerId={viewer.partnerId} />}
          <Section id="business" title={t("sections.business")} mayWrite={mayWrite}>
            <BusinessForm
              values={{ businessName, phone: formatPhone(phone), category: readCategory(category) }}
              mayWrite={mayWrite}
            />
          </Section>
          <Section id="legal" title={t("sections.legal")} mayWrite={mayWrite}>
            <LegalForm
              values={{ legalName, directorName, legalAddress, oked }}
              form={legalForm}
              stir={profile.stir}
              taxNumber={profile.taxNumber}
              isLocked={profile.isIdentityLocked}
              passportEnd={profile.passportEnd}
              mayWrite={mayWrite}
            />
          </Section>
          <Section id="bank" title={t("sections.bank")} mayWrite={mayWrite}>
            <BankSection profile={profile} isEmailVerified={viewer.isEmailVerified} mayWrite={mayWrite} />
          </Section>
          <Section id="tax" title={t("sections.tax")} mayWrite={mayWrite}>
            <TaxSection
              partnerId={viewer.partnerId}
              profile={profile}
              mayWrite={mayWrite}
              mayReadMoney={may("money:read")}
            />
          </Section>
        </div>
        <CompletenessPanel completeness={profile.completeness} />
      </div>
    </ClientMessages>
  );
}

/** Anybody of an approved partner with the right to read it; of a waiting one whoever applied. */
async function openPage(): Promise<PartnerViewer> {
  const viewer = await findCurrentViewer();
  if (!viewer || !isWaiting(viewer)) return partnerPage("profile:read");
  if (!viewer.memberRole || !can(viewer.memberRole, "profile:read")) forbidden();
  return applicantPage();
}

type SectionProps = { id: string; title: string; mayWrite: boolean; children: ReactNode };

/** Whoever may not write sees the same fields, and changes none. */
function Section({ id, title, mayWrite, children }: SectionProps) {
  return (
    <div id={id} className="scroll-mt-20">
      <Panel title={title}>
        <fieldset disabled={!mayWrite} className="min-w-0">
          {children}
        </fieldset>
      </Panel>
    </div>
  );
}
