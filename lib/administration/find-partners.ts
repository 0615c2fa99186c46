import "server-only";
import { getTranslations } from "next-intl/server";
import { readFilters } from "@/lib/administration/partner-filters";
import { searchPartners } from "@/lib/administration/search-partners";
import { type SearchInput, shortestQuery } from "@/lib/search/schema";
import type { SearchGroup } from "@/lib/search/search-view";

const fewRows = 8;

/** The newest partners that are called so, found as the list of partners finds them. */
export async function findPartners({ q }: Pick<SearchInput, "q">): Promise<SearchGroup<"partners">[]> {
  if (q.trim().length < shortestQuery) return [];
  const filters = readFilters(new URLSearchParams({ q }).toString());
  const [{ partners }, t, words] = await Promise.all([
    searchPartners(filters, null, fewRows),
    getTranslations("admin.partners.statuses"),
    getTranslations("admin.partners"),
  ]);
  const rows = partners.map(({ id, businessName, status, owner }) => ({
    id,
    href: `/admin/partners/${id}`,
    title: businessName || words("erasedName"),
    detail: [owner?.username, t(status)].filter(Boolean).join(" · "),
  }));
  return [{ kind: "partners", rows, nextAfter: null }];
}
