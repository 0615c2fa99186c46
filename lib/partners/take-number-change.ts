import "server-only";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { AppError } from "@/lib/errors";

/**
 * After a change the page says whether another partner gave that number first (known-tax-number.tsx): whoever could
 * change it at will would learn of any number whether it is a customer's.
 */
export async function takeNumberChange(partnerId: string): Promise<void> {
  try {
    await takeAttempt("tax-number", { account: partnerId });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "too-many") throw error;
    const hours = Math.ceil(Number(error.values.minutes) / 60);
    throw new AppError("too-many", "partners.numberTooOften", { field: "inn", values: { hours }, cause: error });
  }
}
