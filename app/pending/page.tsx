import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ApplicationHistory } from "@/app/pending/application-history";
import { CorrectionForm } from "@/app/pending/correction-form";
import { Meanwhile } from "@/app/pending/meanwhile";
import { WaitingSteps } from "@/app/pending/waiting-steps";
import { DemoPanel } from "@/components/demo/demo-panel";
import { LivePage } from "@/components/live/live-page";
import { LiveQueries } from "@/components/live/live-queries";
import { KnownTaxNumber } from "@/components/partners/known-tax-number";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { StandIns } from "@/components/shell/stand-ins";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { applicantPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { getApplication } from "@/lib/partners/get-application";
import { formatPhone } from "@/lib/partners/phone";
import { readReviewPace } from "@/lib/partners/review-pace";
import { findSuspension } from "@/lib/partners/suspension";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("pending.title") };
}

/**
 * Turns by itself: an approval leads on to the dashboard, a rejection to its reason and the form. For a suspended
 * partner's people it says why, and leads to the books.
 */
export default async function PendingPage() {
  const viewer = await applicantPage();
  if (viewer.isActive) redirect("/dashboard");
  const application = await getApplication(viewer.partnerId);
  const suspension = application.status === "SUSPENDED" ? await findSuspension(viewer.partnerId) : null;
  const [t, common] = await Promise.all([getTranslations("auth.pending"), getTranslations("common")]);
  const { auth, errors } = (await getMessages()) as Messages;
  const isRejected = application.status === "REJECTED";
  const rejectionId = application.reviews.find(({ decision }) => decision === "REJECTED")?.id ?? "";
  const state = isRejected ? "rejected" : application.status === "SUSPENDED" ? "suspended" : null;
  return (
    <LiveQueries channel={partnerChannel(viewer.partnerId)} address={realtimeAddress()}>
      <LivePage areas={["review"]} />
      <AuthShell
        brand={{ href: "/pending", name: common("appName") }}
        skipLabel={common("skipToContent")}
        title={state ? t(`${state}Title`) : t("title")}
        text={state ? t(`${state}Text`) : t("text")}
        notice={<StandIns />}
        switches={<Preferences />}
        footer={<SignOutForm label={common("signOut")} />}
      >
        <div className="flex flex-col gap-6">
          {application.status === "PENDING" ? <KnownTaxNumber partnerId={viewer.partnerId} /> : null}
          {state ? null : (
            <>
              <WaitingSteps texts={auth.pending} pace={await readReviewPace()} />
              <Meanwhile viewer={viewer} />
              <DemoPanel />
            </>
          )}
          {suspension ? (
            <Alert
              tone="danger"
              title={t("reason")}
              why={<span className="wrap-anywhere whitespace-pre-line">{suspension.reason}</span>}
              action={<ButtonLink href="/dashboard">{t("books")}</ButtonLink>}
            />
          ) : null}
          {isRejected ? (
            <>
              <Alert
                tone="attention"
                title={t("reason")}
                why={<span className="wrap-anywhere whitespace-pre-line">{application.rejectReason}</span>}
              />
              <CorrectionForm
                key={rejectionId}
                rejectionId={rejectionId}
                texts={{
                  fields: auth.fields,
                  categories: auth.categories,
                  legalForms: auth.legalForms,
                  sentences: errors.partners,
                  checkForm: errors.checkForm,
                  submit: t("resubmit"),
                  offline: errors.offline,
                }}
                values={{
                  businessName: application.businessName,
                  phone: formatPhone(application.phone),
                  legalForm: application.legalForm,
                  inn: application.inn ?? "",
                  pinflEnd: application.pinflEnd,
                  category: application.category,
                }}
              />
            </>
          ) : null}
          <ApplicationHistory reviews={application.reviews} />
        </div>
      </AuthShell>
    </LiveQueries>
  );
}
