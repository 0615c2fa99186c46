import { maxPushBytes, type PushAnswer, receivePush, refusePush } from "@/lib/connections/receive-push";
import { logError } from "@/lib/log";
import { readLimited } from "@/lib/net/read-limited";

type Context = { params: Promise<{ marketplace: string; token: string }> };

/** What marketplaces call. The token in the address says whose message it is; the body is only a hint. */
export async function POST(request: Request, { params }: Context) {
  const { marketplace, token } = await params;
  // No marketplace compresses its messages; a small body that swells is never unpacked.
  if ((request.headers.get("content-encoding") ?? "identity") !== "identity") {
    return answerWith(refusePush(marketplace, 415));
  }
  // A body that breaks off has nobody left to answer to; what came of it is no message.
  const body = await readLimited(request, maxPushBytes).catch(() => null);
  if (!body) return answerWith(refusePush(marketplace, 413));
  try {
    return answerWith(await receivePush(marketplace, token, body, request.headers.get("x-forwarded-for")));
  } catch (error) {
    // Not stored, so not acknowledged: the sender tries again.
    logError("push not stored", error, { marketplace: marketplace.slice(0, 20) });
    return Response.json({ error: "try again" }, { status: 503 });
  }
}

const answerWith = ({ status, body }: PushAnswer) => Response.json(body, { status });
