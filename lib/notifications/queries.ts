import { queryOptions } from "@tanstack/react-query";
import { fetchLive } from "@/lib/fetch-live";

/** `count` as the bell writes it, empty for none; `label` as a screen reader says it. */
export type Unread = { count: string; label: string };

export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: () => fetchLive<Unread>("/api/notifications/unread"),
});
