import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConnectionsBoard } from "@/app/(partner)/connections/connections-board";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { listConnections } from "@/lib/connections/list-connections";
import { listNotOffered } from "@/lib/connections/list-not-offered";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connections");
  return { title: t("title") };
}

export default async function ConnectionsPage() {
  const { partnerId } = await partnerPage();
  const [t, locale] = await Promise.all([getTranslations("connections"), getLocale()]);
  const cards = await listConnections(partnerId, locale, new Date());
  return (
    <ClientMessages names={["common", "errors", "connections"]}>
      <PageHeader title={t("title")} text={t("text")} />
      <ConnectionsBoard initial={cards} notOffered={listNotOffered()} />
    </ClientMessages>
  );
}
