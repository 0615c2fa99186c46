import { queryOptions } from "@tanstack/react-query";
import type { ReceiptPage } from "@/lib/receipts/receipt-view";

export const receiptsQuery = (before: string | null) =>
  queryOptions({
    queryKey: ["receipts", before],
    queryFn: async (): Promise<ReceiptPage> => {
      const response = await fetch(before ? `/api/receipts?before=${before}` : "/api/receipts");
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
