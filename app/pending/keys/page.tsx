import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AwaitDecision } from "@/app/pending/await-decision";
import { KeyCheck } from "@/app/pending/keys/key-check";
import { AuthShell } from "@/components/shell/auth-shell";
import { ClientMessages } from "@/components/shell/client-messages";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { OpenDemoBanner } from "@/components/shell/view-banner";
import { applicantPage } from "@/lib/auth/guards";
import { getApplication } from "@/lib/partners/get-application";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("check.title") };
}

/** For applicants who do not want to find out after the approval that a key is missing a right. */
export default async function KeyCheckPage() {
  const viewer = await applicantPage();
  if (viewer.isActive) redirect("/connections");
  // Told there: why it was returned, or why everything rests.
  if ((await getApplication(viewer.partnerId)).status !== "PENDING") redirect("/pending");
  const [t, common] = await Promise.all([getTranslations("connections.check"), getTranslations("common")]);
  return (
    <AwaitDecision partnerId={viewer.partnerId}>
      <AuthShell
        brand={{ href: "/pending", name: common("appName") }}
        skipLabel={common("skipToContent")}
        title={t("title")}
        text={t("text")}
        notice={
          <>
            {viewer.view ? <OpenDemoBanner /> : null}
            <StandIns />
          </>
        }
        switches={<Preferences />}
        footer={
          <Link href="/pending" className="link inline-flex min-h-control items-center">
            {t("back")}
          </Link>
        }
      >
        <ClientMessages names={["common", "errors", "connections"]}>
          <KeyCheck />
        </ClientMessages>
      </AuthShell>
    </AwaitDecision>
  );
}
