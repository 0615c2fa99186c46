import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";
import type { SearchGroup } from "@/lib/search/search-view";

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ["search", q],
    queryFn: () => fetchLive<SearchGroup[]>(`/api/search?${new URLSearchParams({ q })}`),
    enabled: q !== "",
  });
