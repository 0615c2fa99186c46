import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TryAgain } from "@/app/offline/try-again";
import { AuthShell } from "@/components/shell/auth-shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("views"))("offline.title") };
}

/** Kept by the service worker, and shown in place of whatever page the network did not bring. It knows nobody. */
export default async function OfflinePage() {
  const [t, common] = await Promise.all([getTranslations("views.offline"), getTranslations("common")]);
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      text={t("text")}
    >
      <TryAgain path="/offline" label={t("again")} />
    </AuthShell>
  );
}
