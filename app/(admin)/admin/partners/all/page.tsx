import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { FilterForm } from "@/app/(admin)/admin/partners/all/filter-form";
import { PartnerTable } from "@/app/(admin)/admin/partners/all/partner-table";
import { SavedViews } from "@/app/(admin)/admin/partners/all/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { linkToPartners, partnerFiltersSchema, writeFilters } from "@/lib/administration/partner-filters";
import { listViews } from "@/lib/administration/saved-views";
import { searchPartners } from "@/lib/administration/search-partners";
import { listTariffKeys } from "@/lib/administration/tariffs";
import { adminPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.partners"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AllPartnersPage({ searchParams }: Props) {
  const { userId } = await adminPage();
  const asked = await searchParams;
  const filters = partnerFiltersSchema.parse(asked);
  const after = typeof asked.after === "string" ? asked.after.slice(0, 100) : null;
  const [{ partners, nextCursor }, views, tariffs, t, messages] = await Promise.all([
    searchPartners(filters, after),
    listViews(userId),
    listTariffKeys(),
    getTranslations("admin.partners"),
    getMessages() as Promise<Messages>,
  ]);
  const query = writeFilters(filters);
  const pageAt = (cursor: string) =>
    linkToPartners(new URLSearchParams([...new URLSearchParams(query), ["after", cursor]]).toString());
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-4">
        <FilterForm filters={filters} tariffs={tariffs} />
        <SavedViews
          views={views}
          query={query}
          texts={{ ...messages.admin.partners.views, undo: messages.admin.undo, offline: messages.errors.offline }}
        />
        <PartnerTable
          partners={partners}
          empty={
            query ? (
              <EmptyState
                title={t("nothing")}
                text={t("nothingText")}
                action={<ButtonLink href={linkToPartners("")}>{t("clear")}</ButtonLink>}
              />
            ) : (
              <EmptyState title={t("empty")} />
            )
          }
        />
        <Pager
          label={t("pages")}
          first={after && linkToPartners(query)}
          next={nextCursor && pageAt(nextCursor)}
          texts={{ first: t("first"), next: t("next") }}
        />
      </div>
    </>
  );
}
