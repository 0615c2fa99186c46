import { queryOptions } from "@tanstack/react-query";
import type { ProfitView } from "@/lib/profit/profit-view";
import type { ProfitInput } from "@/lib/profit/schema";

export const profitQuery = ({ period, before }: ProfitInput) =>
  queryOptions({
    queryKey: ["profit", period, before],
    queryFn: async (): Promise<ProfitView> => {
      const query = new URLSearchParams({ period, ...(before && { before }) });
      const response = await fetch(`/api/profit?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
