import { queryOptions } from "@tanstack/react-query";
import type { ProductLanes } from "@/lib/cards/lane-view";
import { fetchLive } from "@/lib/fetch-live";

export const lanesQuery = (productId: string) =>
  queryOptions({
    queryKey: ["lanes", productId],
    queryFn: () => fetchLive<ProductLanes>(`/api/lanes?product=${productId}`),
  });
