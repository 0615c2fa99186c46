import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FactorPanel } from "@/app/account/security/factor-panel";
import { PasswordPanel } from "@/app/account/security/password-panel";
import { SessionPanel } from "@/app/account/security/session-panel";
import { PageHeader } from "@/components/ui/page-header";
import { viewerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("account.title") };
}

/** Password, second factor, and where one is signed in. */
export default async function SecurityPage() {
  const viewer = await viewerPage();
  const t = await getTranslations("signIn.account");
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="flex max-w-3xl flex-col gap-6">
        <FactorPanel viewer={viewer} />
        <PasswordPanel viewer={viewer} />
        <SessionPanel viewer={viewer} />
      </div>
    </>
  );
}
