import { z } from "zod";
import { findCurrentViewer, isAdministrator, listHeardBooks } from "@/lib/auth/guards";
import { readLimited } from "@/lib/net/read-limited";
import { adminChannel, partnerChannel } from "@/lib/realtime/messages";
import { findPusher } from "@/lib/realtime/server";

const input = z.object({ socket_id: z.string().regex(/^\d+\.\d+$/), channel_name: z.string().max(200) });
/** Two short fields of a form. */
const maxBytes = 4 * 1024;

/** Signs exactly the channels that the viewer's own row allows, and refuses everything else (promise D6). */
export async function POST(request: Request) {
  const viewer = await findCurrentViewer();
  if (!viewer) return new Response("Unauthorized", { status: 401 });
  const pusher = findPusher();
  const body = await readLimited(request, maxBytes).catch(() => null);
  const parsed = input.safeParse(body && Object.fromEntries(new URLSearchParams(Buffer.from(body).toString())));
  if (!pusher || !parsed.success) return new Response("Forbidden", { status: 403 });
  const allowed = [...listHeardBooks(viewer).map(partnerChannel), ...(isAdministrator(viewer) ? [adminChannel] : [])];
  if (!allowed.includes(parsed.data.channel_name)) return new Response("Forbidden", { status: 403 });
  return Response.json(pusher.authorizeChannel(parsed.data.socket_id, parsed.data.channel_name));
}
