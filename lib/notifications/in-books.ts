import "server-only";
import { type Db, inAdmin, inPartner } from "@/lib/db/client";

/**
 * Where a person's notifications stand: in the partner's books, or, of an administrator, in nobody's. A job's way too:
 * it reads what that administrator is told, and nothing of partners.
 */
export const inBooks = <T>(partnerId: string | null, work: (db: Db) => Promise<T>): Promise<T> =>
  partnerId ? inPartner(partnerId, work) : inAdmin(work);
