import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint } from "@/lib/marketplaces/types";
import { complainAbout } from "@/lib/marketplaces/wildberries/complaints";

type Ends<T> = { lost: () => T; refused: (reason: Complaint) => T; code?: Complaint["code"] };

/** A lost or unreadable reply to a write leaves open whether it was applied (promise O3). */
export const isLost = ({ failure }: MarketplaceError): boolean =>
  failure === "unavailable" || failure === "unexpected-reply";

/** One write to one thing. What says nothing about the thing itself, such as a bad key or a limit, is thrown on. */
export async function attempt<T>(act: () => Promise<T>, { lost, refused, code }: Ends<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (isLost(error)) return lost();
    if (error.failure === "rejected") return refused(complainAbout(error, code));
    throw error;
  }
}
