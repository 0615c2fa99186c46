import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { SetUp } from "@/app/account/second-factor/set-up";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { viewerPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("factor.title") };
}

/** Administrators are led here until they have a second factor; everybody else comes from the security page. */
export default async function SecondFactorPage() {
  const viewer = await viewerPage();
  const t = await getTranslations("signIn.factor");
  const { signIn, errors } = (await getMessages()) as Messages;
  const isAdmin = viewer.role === "ADMIN";
  return (
    <>
      <PageHeader title={t("title")} text={t("offText")} />
      <div className="flex max-w-form flex-col gap-6">
        {isAdmin ? <Alert tone="attention" title={t("neededTitle")} why={t("neededText")} /> : null}
        <SetUp
          isOn={viewer.hasSecondFactor}
          next={isAdmin ? "/admin" : "/account/security"}
          texts={{ ...signIn.factor, code: signIn.code.label, offline: errors.offline }}
        />
      </div>
    </>
  );
}
