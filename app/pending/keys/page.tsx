import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeyCheck } from "@/app/pending/keys/key-check";
import { WaitingShell } from "@/app/pending/waiting-shell";
import { ClientMessages } from "@/components/shell/client-messages";
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
  const t = await getTranslations("connections.check");
  return (
    <WaitingShell
      viewer={viewer}
      title={t("title")}
      text={t("text")}
      footer={
        <Link href="/pending" className="link inline-flex min-h-control items-center">
          {t("back")}
        </Link>
      }
    >
      <ClientMessages names={["common", "errors", "connections"]}>
        <KeyCheck />
      </ClientMessages>
    </WaitingShell>
  );
}
