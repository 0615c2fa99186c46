import { queryOptions } from "@tanstack/react-query";
import type { LinkCandidate, LinkPage } from "@/lib/catalog/link-view";
import { fetchLive } from "@/lib/fetch-live";

export type LinkPlace = { connectionId: string; view: "open" | "linked" | "ignored"; after: string | null };

/** Under `connections`: an import's page wakes it. */
export const linksQuery = ({ connectionId, view, after }: LinkPlace) =>
  queryOptions({
    queryKey: ["connections", connectionId, "listings", view, after],
    queryFn: () =>
      fetchLive<LinkPage>(`/api/listings?${new URLSearchParams({ connectionId, view, ...(after && { after }) })}`),
  });

export const candidatesQuery = (query: string) =>
  queryOptions({
    queryKey: ["products", "candidates", query],
    queryFn: () => fetchLive<LinkCandidate[]>(`/api/listings/products?${new URLSearchParams({ query })}`),
    enabled: query !== "",
  });
