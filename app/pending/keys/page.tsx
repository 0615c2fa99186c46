import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeyCheck } from "@/app/pending/keys/key-check";
import { AuthShell } from "@/components/shell/auth-shell";
import { ClientMessages } from "@/components/shell/client-messages";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { applicantPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("check.title") };
}

/** For applicants who do not want to find out after the approval that a key is missing a right. */
export default async function KeyCheckPage() {
  const viewer = await applicantPage();
  if (viewer.isActive) redirect("/connections");
  if (viewer.isSuspended) redirect("/pending");
  const [t, common] = await Promise.all([getTranslations("connections.check"), getTranslations("common")]);
  return (
    <AuthShell
      brand={{ href: "/pending", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      text={t("text")}
      notice={<StandIns />}
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
  );
}
