import { queryOptions } from "@tanstack/react-query";
import type { ProductPage } from "@/lib/catalog/list-products";

export const productsQuery = (before: string | null) =>
  queryOptions({
    queryKey: ["products", before],
    queryFn: async (): Promise<ProductPage> => {
      const response = await fetch(before ? `/api/products?before=${before}` : "/api/products");
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
