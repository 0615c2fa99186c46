import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

export type Actor = { kind: "PARTNER" | "ADMIN"; id: string } | { kind: "AI" | "SYSTEM" };

const acting = new AsyncLocalStorage<Actor>();

/** Everything in `work` is this person's doing: lib/action.ts says so of each action, so no use case can forget whose. */
export const actingAs = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => acting.run(actor, work);

/** Jobs and whoever has not signed in: the system. */
export const findActor = (): Actor => acting.getStore() ?? { kind: "SYSTEM" };
