import { z } from "zod";
import { findCurrentViewer } from "@/lib/auth/guards";
import { readLimited } from "@/lib/net/read-limited";
import { findPusher } from "@/lib/realtime/server";

const input = z.object({ socket_id: z.string().regex(/^\d+\.\d+$/) });
const maxBytes = 4 * 1024;

/** Names a socket after the session that opened it, so that it ends with the session (lib/realtime/end-sockets.ts). */
export async function POST(request: Request) {
  const viewer = await findCurrentViewer();
  if (!viewer) return new Response("Unauthorized", { status: 401 });
  const pusher = findPusher();
  const body = await readLimited(request, maxBytes).catch(() => null);
  const parsed = input.safeParse(body && Object.fromEntries(new URLSearchParams(Buffer.from(body).toString())));
  if (!pusher || !parsed.success) return new Response("Forbidden", { status: 403 });
  return Response.json(pusher.authenticateUser(parsed.data.socket_id, { id: viewer.sessionId }));
}
