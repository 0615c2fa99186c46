import { NonRetriableError, RetryAfterError } from "inngest";
import { AppError } from "@/lib/errors";
import { MarketplaceError } from "@/lib/marketplaces/errors";

/**
 * What a failure means for the job: a refused key or a refused request does not get better by asking again;
 * a limit is waited for as long as the marketplace says; everything else is tried again with growing pauses.
 */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MarketplaceError) {
      if (error.failure === "credentials" || error.failure === "rejected") {
        throw new NonRetriableError(error.message, { cause: error });
      }
      if (error.retryAfterMs) throw new RetryAfterError(error.message, error.retryAfterMs, { cause: error });
    }
    if (error instanceof AppError && error.code !== "unavailable") {
      throw new NonRetriableError(error.message, { cause: error });
    }
    throw error;
  }
}

/** Whether a step's last try failed because something did not answer (what a step throws is kept as text). */
export const isAway = (error: unknown): boolean => error instanceof Error && /^unavailable\b/.test(error.message);
