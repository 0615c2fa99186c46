import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";
import type { ProfitView } from "@/lib/profit/profit-view";
import type { ProfitInput } from "@/lib/profit/schema";

export const profitQuery = ({ period, before }: ProfitInput) =>
  queryOptions({
    queryKey: ["profit", period, before],
    queryFn: () => fetchLive<ProfitView>(`/api/profit?${new URLSearchParams({ period, ...(before && { before }) })}`),
  });
