import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConnectionsBoard } from "@/app/(partner)/connections/connections-board";
import { DeadLetters } from "@/components/orders/dead-letters";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { listConnections } from "@/lib/connections/list-connections";
import { listNotOffered } from "@/lib/connections/list-not-offered";
import { listDeadLetters } from "@/lib/orders/dead-letters";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connections");
  return { title: t("title") };
}

type ConnectionsPageProps = { searchParams: Promise<{ replace?: string | string[] }> };

export default async function ConnectionsPage({ searchParams }: ConnectionsPageProps) {
  const { partnerId, view } = await partnerPage("connections:read");
  const [t, locale, { replace }] = await Promise.all([getTranslations("connections"), getLocale(), searchParams]);
  const cards = await listConnections(partnerId, locale, new Date(), { isView: view !== null });
  const letters = await listDeadLetters(partnerId);
  return (
    <ClientMessages names={["common", "errors", "connections", "orders"]}>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="mb-4 empty:hidden">
        <DeadLetters letters={letters} />
      </div>
      <ConnectionsBoard
        initial={cards}
        notOffered={listNotOffered()}
        replacing={typeof replace === "string" ? replace : null}
      />
    </ClientMessages>
  );
}
