import { queryOptions } from "@tanstack/react-query";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import { fetchLive } from "@/lib/fetch-live";

export const connectionsQuery = () =>
  queryOptions({
    queryKey: ["connections"],
    queryFn: () => fetchLive<ConnectionCard[]>("/api/connections"),
    // "Next sync" and the age of the last one go on while nothing happens.
    refetchInterval: 60_000,
  });
