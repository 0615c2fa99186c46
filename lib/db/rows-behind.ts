import "server-only";

type Behind<Time extends string> = Record<Time, { lte: Date }> & {
  OR: [Record<Time, { lt: Date }>, { id: { gt: string } }];
};

/**
 * The `where` of a list sorted by `time` downwards and then by id upwards: what stands behind the row `after`. The outer
 * bound alone lets an index begin there, so page 2 000 costs as much as the first.
 */
export function rowsBehind<Time extends string>(
  time: Time,
  after: NoInfer<Record<Time, Date>> & { id: string },
): Behind<Time> {
  const at = after[time];
  const bounds = { [time]: { lte: at }, OR: [{ [time]: { lt: at } }, { id: { gt: after.id } }] };
  // TypeScript takes a computed name for any string.
  return bounds as Behind<Time>;
}
