import "server-only";
import { listPartnerWords } from "@/lib/administration/partner-words";
import * as search from "@/lib/administration/search-repository";
import { inAdmin } from "@/lib/db/client";

const batch = 500;

/**
 * Writes the words of partners that were registered or changed since. Triggers say which; folding is ours, and not
 * PostgreSQL's, so that a search and what it finds are folded by the same code. Returns how many.
 */
export function indexStalePartners(): Promise<number> {
  return inAdmin(async (db) => {
    const ids = await search.claimStalePartners(batch, db);
    if (ids.length === 0) return 0;
    const partners = await search.listFindable(ids, db);
    const people = Map.groupBy(await search.listPeople(ids, db), ({ partnerId }) => partnerId);
    const rows = partners.map(({ id, ...partner }) => ({
      partnerId: id,
      words: listPartnerWords({ ...partner, users: people.get(id) ?? [] }),
    }));
    await search.saveWords(rows, db);
    return ids.length;
  });
}

/** What a release of many rows left behind, batch by batch; the minute's job calls it. */
export async function indexAllStale(): Promise<number> {
  let indexed = 0;
  for (;;) {
    const count = await indexStalePartners();
    indexed += count;
    if (count < batch) return indexed;
  }
}
