import "server-only";
import type { Anchor, Anchored } from "@/lib/audit/anchor";
import { listLinkedness, listLinks, type StoredLink } from "@/lib/audit/chain-repository";
import { hashEntry } from "@/lib/audit/hash-entry";
import { inAdmin } from "@/lib/db/client";
import type { AuditBreak } from "@/prisma/generated/client";

/** The first row that does not hold, and why. */
export type Break = { kind: AuditBreak; seq: number | null; entryId: string | null };

/** The last link that holds; `hash` in hex, empty before the first link. Steps carry it as JSON. */
export type Reached = { seq: number; hash: string };

export type Walked = { reached: Reached; rows: number; isEnd: boolean; found: Break | null };

export const beforeFirst: Reached = { seq: 0, hash: "" };
const pageSize = 2_000;

/**
 * One page of links: each must follow the one before, carry the hash of its entry, and be the one that was noted
 * outside. What holds and is not noted yet is noted; from the first that does not on, nothing is.
 */
export async function walkPage(from: Reached, anchor: Anchor | null): Promise<Walked> {
  const links = await inAdmin((db) => listLinks(from.seq, pageSize, db));
  const last = links.at(-1)?.seq ?? from.seq;
  const noted = (await anchor?.find(from.seq + 1, last)) ?? new Map<number, Anchored>();
  let reached = from;
  let found: Break | null = null;
  const fresh: Anchored[] = [];
  for (const link of links) {
    const outside = noted.get(link.seq);
    found = judgeLink(link, reached, outside, noted);
    if (found) break;
    reached = { seq: link.seq, hash: hex(link.hash) };
    if (!outside) fresh.push({ seq: link.seq, entryId: link.entryId, hash: reached.hash });
  }
  if (anchor && fresh.length > 0) await anchor.add(fresh);
  const isEnd = links.length < pageSize;
  if (!found && isEnd) found = await findCutTail(reached, anchor);
  return { reached, rows: links.length, isEnd, found };
}

function judgeLink(
  link: StoredLink,
  before: Reached,
  outside: Anchored | undefined,
  noted: Map<number, Anchored>,
): Break | null {
  const expected = before.seq + 1;
  if (link.seq !== expected) {
    return { kind: "LINK_MISSING", seq: expected, entryId: noted.get(expected)?.entryId ?? null };
  }
  const { seq, entryId } = link;
  if (link.id === null) return { kind: "ENTRY_MISSING", seq, entryId };
  if (!hashEntry(Buffer.from(before.hash, "hex"), link).equals(link.hash))
    return { kind: "ENTRY_CHANGED", seq, entryId };
  const isNoted = !outside || (outside.hash === hex(link.hash) && outside.entryId === entryId);
  return isNoted ? null : { kind: "ANCHOR_DIFFERS", seq, entryId: outside.entryId };
}

async function findCutTail({ seq }: Reached, anchor: Anchor | null): Promise<Break | null> {
  const newest = await anchor?.findNewest();
  if (!newest || newest.seq <= seq) return null;
  const first = await anchor?.find(seq + 1, seq + 1);
  return { kind: "TAIL_CUT", seq: seq + 1, entryId: first?.get(seq + 1)?.entryId ?? null };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export const beforeAllEntries = "00000000-0000-0000-0000-000000000000";
const entriesAtOnce = 10_000;

/** Entries that were written past the chain; `next` null: all were looked at. */
export async function findUnlinked(after: string): Promise<{ next: string | null; found: Break | null }> {
  const entries = await inAdmin((db) => listLinkedness(after, entriesAtOnce, db));
  const loose = entries.find(({ isLinked }) => !isLinked);
  if (loose) return { next: null, found: { kind: "ENTRY_UNLINKED", seq: null, entryId: loose.id } };
  return { next: entries.length < entriesAtOnce ? null : (entries.at(-1)?.id ?? null), found: null };
}
