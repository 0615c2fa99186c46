import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";
import type { ReceiptPage } from "@/lib/receipts/receipt-view";

export const receiptsQuery = (before: string | null) =>
  queryOptions({
    queryKey: ["receipts", before],
    queryFn: () => fetchLive<ReceiptPage>(before ? `/api/receipts?before=${before}` : "/api/receipts"),
  });
