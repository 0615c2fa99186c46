import "server-only";
import * as closures from "@/lib/closing/repository";
import { inPartner } from "@/lib/db/client";

export type Closing = {
  /** Username of the owner who asked; null once they are no owner any more. */
  by: string | null;
  requestedAt: Date;
  /** Until then the account can be kept. */
  eraseAfter: Date;
};

/** What an account that is being closed shows on its pages; null for every other one. */
export function findClosing(partnerId: string): Promise<Closing | null> {
  return inPartner(partnerId, async (db) => {
    const closure = await closures.findOpenClosure(partnerId, db);
    if (!closure) return null;
    const { requestedById, requestedAt, eraseAfter } = closure;
    return { by: await closures.findOwnerName(partnerId, requestedById, db), requestedAt, eraseAfter };
  });
}
