import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";
import { isJsonOrEmpty, limitBody } from "@/lib/net/limit-body";

/** Events and the results of steps are ids (promise D3): a run of a thousand steps stays far below. */
const mostBytes = 1024 * 1024;

/** The SDK refuses unsigned calls unless INNGEST_DEV is set. */
const handlers = serve({ client: inngest, functions });
type Handler = (typeof handlers)["POST"];

export const GET = handlers.GET;
export const POST = limited(handlers.POST);
export const PUT = limited(handlers.PUT);

/** The SDK parses before it looks at the signature, and answers 500 to what is no JSON. */
function limited(handler: Handler): Handler {
  return async (request: NextRequest, context: unknown) => {
    const read = await limitBody(request, mostBytes);
    if (read instanceof Response) return read;
    if (!(await isJsonOrEmpty(read))) return new Response(null, { status: 400 });
    return handler(read, context);
  };
}
