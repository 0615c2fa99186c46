import "server-only";
import { logError } from "@/lib/log";
import { findPusher } from "@/lib/realtime/server";

/**
 * Closes what these sessions still listen on: a channel asks who comes only when it is opened. Call after the commit.
 * Each browser signs in at the realtime service under its session's id (app/api/pusher/user).
 */
export async function endSockets(sessionIds: string[]): Promise<void> {
  const pusher = findPusher();
  if (!pusher) return;
  const ends = await Promise.allSettled(sessionIds.map((id) => pusher.terminateUserConnections(id)));
  for (const end of ends) {
    if (end.status === "rejected") logError("a socket was not closed", end.reason);
  }
}
