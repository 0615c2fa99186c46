/**
 * A list that is made of several of Wildberries' lists, one after the other, page by page. A cursor is the place in
 * `stages` and what the list itself goes on from: `"1 500"`.
 */
export function readStage<S extends string>(stages: readonly S[], cursor: string | null | undefined) {
  const [index = 0, offset = 0] = cursor?.split(" ").map(Number) ?? [];
  return { index, stage: stages[index], offset };
}

/** On in the same list, or to the start of the next one; null after the last. */
export function nextStage(stages: readonly string[], index: number, nextOffset: number | null): string | null {
  if (nextOffset !== null) return `${index} ${nextOffset}`;
  return index + 1 < stages.length ? `${index + 1} 0` : null;
}
