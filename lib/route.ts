import "server-only";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { tallyRefusal } from "@/lib/administration/tally-failure";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { isOutage } from "@/lib/outage";

const statuses = {
  unauthenticated: 401,
  reauthenticate: 403,
  forbidden: 403,
  "not-found": 404,
  invalid: 400,
  conflict: 409,
  "too-many": 429,
  unavailable: 503,
};

/**
 * Runs a route handler; what it throws becomes a status and one sentence in the reader's language. What it returns is
 * sent as JSON, a response of its own (a file) as it is.
 */
export async function answerJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await work();
    return answer instanceof Response ? answer : Response.json(answer, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    unstable_rethrow(error);
    tallyRefusal(error);
    const t = await getTranslations("errors");
    if (error instanceof AppError) {
      const sentence = t(error.messageKey as never, error.values as never);
      return Response.json({ error: sentence, code: error.code }, { status: statuses[error.code] });
    }
    logError("route failed", error);
    const isAway = isOutage(error);
    return Response.json({ error: t(isAway ? "databaseAway" : "unexpected") }, { status: isAway ? 503 : 500 });
  }
}
