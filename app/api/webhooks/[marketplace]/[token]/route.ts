import { readLimited } from "@/lib/connections/read-limited";
import { maxPushBytes, receivePush } from "@/lib/connections/receive-push";
import { logError } from "@/lib/log";

type Context = { params: Promise<{ marketplace: string; token: string }> };

/** What marketplaces call. The token in the address says whose message it is; the body is only a hint. */
export async function POST(request: Request, { params }: Context) {
  const { marketplace, token } = await params;
  // A body that breaks off has nobody left to answer to; what came of it is no message.
  const body = await readLimited(request, maxPushBytes).catch(() => null);
  if (!body) return Response.json({ error: "too large" }, { status: 413 });
  try {
    const answer = await receivePush(marketplace, token, body);
    return Response.json(answer.body, { status: answer.status });
  } catch (error) {
    // Not stored, so not acknowledged: the sender tries again.
    logError("push not stored", error, { marketplace });
    return Response.json({ error: "try again" }, { status: 503 });
  }
}
