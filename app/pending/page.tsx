import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { ApplicationHistory } from "@/app/pending/application-history";
import { CorrectionForm } from "@/app/pending/correction-form";
import { Meanwhile } from "@/app/pending/meanwhile";
import { WaitingShell } from "@/app/pending/waiting-shell";
import { WaitingSteps } from "@/app/pending/waiting-steps";
import { DemoPanel } from "@/components/demo/demo-panel";
import { KnownTaxNumber } from "@/components/partners/known-tax-number";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { applicantPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { getApplication } from "@/lib/partners/get-application";
import { formatPhone } from "@/lib/partners/phone";
import { readReviewPace } from "@/lib/partners/review-pace";
import { findSuspension } from "@/lib/partners/suspension";

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
  if (viewer.isClosing) redirect("/account/data");
  const application = await getApplication(viewer.partnerId);
  const suspension = application.status === "SUSPENDED" ? await findSuspension(viewer.partnerId) : null;
  const [t, common, data] = await Promise.all([
    getTranslations("auth.pending"),
    getTranslations("common"),
    getTranslations("data"),
  ]);
  const { auth, errors } = (await getMessages()) as Messages;
  const isRejected = application.status === "REJECTED";
  const rejectionId = application.reviews.find(({ decision }) => decision === "REJECTED")?.id ?? "";
  const state = isRejected ? "rejected" : application.status === "SUSPENDED" ? "suspended" : null;
  return (
    <WaitingShell
      viewer={viewer}
      title={state ? t(`${state}Title`) : t("title")}
      text={state ? t(`${state}Text`) : t("text")}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Link href="/account/data" className="link inline-flex min-h-control items-center">
            {data("title")}
          </Link>
          <SignOutForm label={common("signOut")} />
        </div>
      }
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
            action={
              <>
                <ButtonLink href="/dashboard">{t("books")}</ButtonLink>
                <ButtonLink href="/account/data">{data("list.title")}</ButtonLink>
              </>
            }
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
    </WaitingShell>
  );
}
