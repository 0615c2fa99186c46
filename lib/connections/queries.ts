import { queryOptions } from "@tanstack/react-query";
import type { ConnectionCard } from "@/lib/connections/connection-card";

export const connectionsQuery = () =>
  queryOptions({
    queryKey: ["connections"],
    queryFn: async (): Promise<ConnectionCard[]> => {
      const response = await fetch("/api/connections");
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
  });
