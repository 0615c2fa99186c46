import { queryOptions } from "@tanstack/react-query";
import type { OrderPage } from "@/lib/orders/order-view";
import type { OrderListInput } from "@/lib/orders/schema";

export const ordersQuery = ({ tab, after }: OrderListInput) =>
  queryOptions({
    queryKey: ["orders", tab, after],
    queryFn: async (): Promise<OrderPage> => {
      const query = new URLSearchParams({ tab, ...(after && { after }) });
      const response = await fetch(`/api/orders?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
