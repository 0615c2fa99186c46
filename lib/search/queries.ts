import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";
import type { SearchKind } from "@/lib/search/schema";
import type { SearchGroup } from "@/lib/search/search-view";

/** `path` answers for whoever asks: a partner's rows, or partners. */
export const searchQuery = (path: string, q: string) =>
  queryOptions({
    queryKey: ["search", path, q],
    queryFn: () => fetchLive<SearchGroup<SearchKind | "partners">[]>(`${path}?${new URLSearchParams({ q })}`),
    enabled: q !== "",
  });
