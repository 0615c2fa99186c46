import type { Order, ReturnNote, State } from "./state.ts";

export function addNote(state: State, goods: Omit<ReturnNote, "id" | "createdAt">): ReturnNote {
  const id = state.takeNumber("return", 30_001);
  const note = { ...goods, id, createdAt: state.now() };
  state.returns.put(String(id), note);
  return note;
}

/** The note that a returned or uncollected order got. */
export const findNote = (state: State, { seller, skuId }: Order) =>
  state.returns
    .all()
    .filter((note) => note.seller === seller && note.skuId === skuId)
    .at(-1) ?? null;

/** The seller gets the goods back: put together, then fetched; or the note is cancelled. Null when it cannot go there. */
export function advanceNote(state: State, note: ReturnNote, to: string | undefined): ReturnNote | null {
  if (note.completedAt !== undefined || note.canceledAt !== undefined) return null;
  const target = to ?? (note.assembledAt === undefined ? "ready" : "received");
  const at = state.now();
  const change: Partial<ReturnNote> | null =
    target === "ready" && note.assembledAt === undefined
      ? { assembledAt: at }
      : target === "received"
        ? { assembledAt: note.assembledAt ?? at, completedAt: at }
        : target === "cancelled"
          ? { canceledAt: at }
          : null;
  if (!change) return null;
  const moved = { ...note, ...change };
  state.returns.put(String(note.id), moved);
  return moved;
}

/** Uzum documents no values of `status`; these are the sandbox's own. */
export function statusOf({ assembledAt, completedAt, canceledAt }: ReturnNote): string {
  if (canceledAt !== undefined) return "CANCELED";
  if (completedAt !== undefined) return "COMPLETED";
  return assembledAt === undefined ? "CREATED" : "ASSEMBLED";
}
