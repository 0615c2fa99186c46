import { queryOptions } from "@tanstack/react-query";
import type { ProductPage } from "@/lib/catalog/list-products";
import { fetchLive } from "@/lib/fetch-live";

export const productsQuery = (before: string | null) =>
  queryOptions({
    queryKey: ["products", before],
    queryFn: () => fetchLive<ProductPage>(before ? `/api/products?before=${before}` : "/api/products"),
  });
