type Facts = Record<string, unknown>;

/** Only what differs, for the log; null when nothing does. */
export function findChanges<After extends Facts>(
  before: { [Key in keyof After]?: unknown },
  after: After,
): { before: Facts; after: Facts } | null {
  const names = Object.keys(after).filter((name) => (before[name] ?? "") !== (after[name] ?? ""));
  if (names.length === 0) return null;
  const pick = (from: Facts) => Object.fromEntries(names.map((name) => [name, from[name] ?? ""]));
  return { before: pick(before), after: pick(after) };
}
