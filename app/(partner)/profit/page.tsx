import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ProfitBoard } from "@/app/(partner)/profit/profit-board";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { readProfit } from "@/lib/profit/read-profit";
import { profitSchema } from "@/lib/profit/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profit");
  return { title: t("title") };
}

export default async function ProfitPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { partnerId } = await partnerPage("money:read");
  const { period, before } = await searchParams;
  const input = profitSchema.parse({ period, before: before ?? null });
  const [t, view] = await Promise.all([getTranslations("profit"), readProfit(partnerId, input, await getLocale())]);
  return (
    <ClientMessages names={["common", "profit"]}>
      <PageHeader title={t("title")} />
      <ProfitBoard key={`${input.period}-${input.before}`} input={input} initial={view} />
    </ClientMessages>
  );
}
