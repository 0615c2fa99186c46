import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { AutonomyForm } from "@/app/(partner)/manager/autonomy-form";
import { WaitingCards } from "@/app/(partner)/manager/waiting-cards";
import { LivePage } from "@/components/live/live-page";
import { ReceiptList } from "@/components/receipts/receipt-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { countWaitingCards } from "@/lib/cards/allow-publishing";
import { readCardAutonomy } from "@/lib/cards/set-autonomy";
import { listReceipts } from "@/lib/receipts/list-receipts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cards.manager"))("title") };
}

type Props = { searchParams: Promise<{ before?: string }> };

export default async function ManagerPage({ searchParams }: Props) {
  const { partnerId } = await partnerPage("manager:read");
  const before = z.uuid().safeParse((await searchParams).before).data ?? null;
  const [t, common, autonomy, waiting] = await Promise.all([
    getTranslations("cards.manager"),
    getTranslations("common"),
    readCardAutonomy(partnerId),
    countWaitingCards(partnerId),
  ]);
  return (
    <ClientMessages names={["common", "errors", "cards"]}>
      <LivePage areas={["lanes"]} />
      <PageHeader title={t("title")} text={t("text")} />
      <div className="flex flex-col gap-6">
        {waiting.total > 0 ? <WaitingCards {...waiting} /> : null}
        <AutonomyForm current={autonomy} />
        <section aria-label={t("receipts")} className="flex flex-col gap-3">
          <h2 className="font-bold text-lg">{t("receipts")}</h2>
          <Suspense key={before} fallback={<ListLoading label={common("loading")} />}>
            <Receipts partnerId={partnerId} before={before} />
          </Suspense>
        </section>
      </div>
    </ClientMessages>
  );
}

async function Receipts({ partnerId, before }: { partnerId: string; before: string | null }) {
  return <ReceiptList before={before} initial={await listReceipts(partnerId, before)} />;
}
