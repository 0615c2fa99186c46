import "server-only";
import type { Db } from "@/lib/db/client";
import { type ComparedApplication, compareApplications } from "@/lib/partners/compare-applications";
import * as partners from "@/lib/partners/repository";

/**
 * Until it is approved, what an application says is read by administrators: the history keeps what was changed since.
 * True where it is news to them; they are rung up after the commit.
 */
export async function noteChange(partnerId: string, before: ComparedApplication, db: Db): Promise<boolean> {
  const status = await partners.findStatus(partnerId, db);
  if (status !== "PENDING" && status !== "REJECTED") return false;
  const changes = compareApplications(before, await partners.findApplicationFacts(partnerId, db));
  if (Object.keys(changes).length === 0) return false;
  await partners.addChange(partnerId, changes, db);
  return true;
}
