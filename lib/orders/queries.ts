import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";
import type { OrderPage } from "@/lib/orders/order-view";
import type { OrderListInput } from "@/lib/orders/schema";

export const ordersQuery = ({ tab, after }: OrderListInput) =>
  queryOptions({
    queryKey: ["orders", tab, after],
    queryFn: () => fetchLive<OrderPage>(`/api/orders?${new URLSearchParams({ tab, ...(after && { after }) })}`),
  });
