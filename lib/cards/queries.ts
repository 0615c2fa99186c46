import { queryOptions } from "@tanstack/react-query";
import type { ProductLanes } from "@/lib/cards/lane-view";

export const lanesQuery = (productId: string) =>
  queryOptions({
    queryKey: ["lanes", productId],
    queryFn: async (): Promise<ProductLanes> => {
      const response = await fetch(`/api/lanes?product=${productId}`);
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
