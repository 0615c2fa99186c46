import { openMarketplace } from "@/lib/connections/open-marketplace";
import { query } from "../support/people.ts";

export type Stored = { partnerId: string; connectionId: string };
type Sealed = { wrappedKey: Buffer; key: Buffer };
/** How many changed rows were tried to open, and which of them did. */
export type Attack = { tried: number; opened: string[] };

export async function readSealed(superuserUrl: string, { connectionId }: Stored): Promise<Sealed> {
  const rows = await query<Sealed>(
    superuserUrl,
    `select "wrappedKey", key from connection_credentials where "connectionId" = $1`,
    [connectionId],
  );
  if (!rows[0]) throw new Error("no credential");
  return rows[0];
}

const write = (superuserUrl: string, { connectionId }: Stored, { wrappedKey, key }: Sealed) =>
  query(superuserUrl, `update connection_credentials set "wrappedKey" = $2, key = $3 where "connectionId" = $1`, [
    connectionId,
    wrappedKey,
    key,
  ]);

const opens = ({ partnerId, connectionId }: Stored) =>
  openMarketplace(partnerId, connectionId).then(
    () => true,
    () => false,
  );

/** Tries each changed row, puts the right one back, and makes sure that it opens then. */
async function attack(superuserUrl: string, victim: Stored, changes: Iterable<[string, Sealed]>): Promise<Attack> {
  const own = await readSealed(superuserUrl, victim);
  const result: Attack = { tried: 0, opened: [] };
  for (const [name, changed] of changes) {
    await write(superuserUrl, victim, changed);
    result.tried += 1;
    if (await opens(victim)) result.opened.push(name);
  }
  await write(superuserUrl, victim, own);
  if (!(await opens(victim))) throw new Error("the right row does not open any more");
  return result;
}

/** One flipped bit in each byte of both ciphertexts. */
export async function flipEachByte(superuserUrl: string, victim: Stored): Promise<Attack> {
  const own = await readSealed(superuserUrl, victim);
  function* flips(): Generator<[string, Sealed]> {
    for (const field of ["wrappedKey", "key"] as const) {
      for (let index = 0; index < own[field].length; index += 1) {
        const flipped = Buffer.from(own[field]);
        flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
        yield [`${field} ${index}`, { ...own, [field]: flipped }];
      }
    }
  }
  return attack(superuserUrl, victim, flips());
}

/** The whole row and each of its halves from every other connection, and its own halves in each other's place. */
export async function swapWith(superuserUrl: string, victim: Stored, others: Stored[]): Promise<Attack> {
  const own = await readSealed(superuserUrl, victim);
  const changes: [string, Sealed][] = [["halves", { wrappedKey: own.key, key: own.wrappedKey }]];
  for (const other of others) {
    const foreign = await readSealed(superuserUrl, other);
    changes.push([`row of ${other.connectionId}`, foreign]);
    changes.push([`key of ${other.connectionId}`, { ...own, key: foreign.key }]);
    changes.push([`wrapped key of ${other.connectionId}`, { ...own, wrappedKey: foreign.wrappedKey }]);
  }
  return attack(superuserUrl, victim, changes);
}
