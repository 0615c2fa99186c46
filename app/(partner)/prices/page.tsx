import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PriceQuestions } from "@/app/(partner)/prices/price-questions";
import { PriceTable } from "@/app/(partner)/prices/price-table";
import { LivePage } from "@/components/live/live-page";
import { ClientMessages } from "@/components/shell/client-messages";
import { ButtonLink } from "@/components/ui/button";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { listPrices } from "@/lib/pricing/list-prices";
import { priceListSchema } from "@/lib/pricing/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prices"))("title") };
}

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function PricesPage({ searchParams }: Props) {
  const { partnerId } = await partnerPage("prices:read");
  const { after } = priceListSchema.parse(await searchParams);
  const [t, common] = await Promise.all([getTranslations("prices"), getTranslations("common")]);
  return (
    <ClientMessages names={["common", "errors", "prices"]}>
      <LivePage areas={["prices"]} />
      <PageHeader title={t("title")} text={t("text")} />
      <Suspense key={after} fallback={<ListLoading label={common("loading")} />}>
        <Prices partnerId={partnerId} after={after} />
      </Suspense>
    </ClientMessages>
  );
}

/** Below the guard: a page that is refused answers so before anything is drawn. */
async function Prices({ partnerId, after }: { partnerId: string; after: string | null }) {
  const [t, locale] = await Promise.all([getTranslations("prices"), getLocale()]);
  const { questions, prices, nextAfter } = await listPrices(partnerId, after, locale);
  return (
    <div className="flex flex-col gap-6">
      {questions.length > 0 ? <PriceQuestions questions={questions} /> : null}
      <PriceTable prices={prices} />
      <div className="flex flex-wrap gap-2">
        {after ? <ButtonLink href="/prices">{t("first")}</ButtonLink> : null}
        {nextAfter ? <ButtonLink href={`/prices?after=${nextAfter}`}>{t("next")}</ButtonLink> : null}
      </div>
    </div>
  );
}
