import "server-only";
import { expirePushRows } from "@/lib/db/doors";

const dayMs = 86_400_000;
/** Promise I4: what was pushed is kept a month. */
const bodyDays = 30;
/** Promise I6 wants 90 days at least: a late repetition is still known as one. */
const keyDays = 100;
const batch = 2_000;

/** One batch of what is too old. */
export async function expirePushes(now: Date): Promise<{ changed: number; isMore: boolean }> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const changed = await expirePushRows(before(bodyDays), before(keyDays), batch);
  return { changed, isMore: changed >= batch };
}
