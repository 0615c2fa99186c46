import { Refusal } from "./context.ts";
import { servedPaths } from "./served-paths.ts";
import type { State } from "./state.ts";

/** What the key was made for: a part of the methods, when the seller chose one. */
export function readRights(state: State): string[] {
  const chosen = state.settings.get("allowed-paths");
  return chosen ? (JSON.parse(chosen) as string[]) : servedPaths;
}

/** Any key may ask what it may do. An unknown method is not a matter of rights. */
export function requireRight(state: State, path: string) {
  if (path === "/v1/roles" || !servedPaths.includes(path) || readRights(state).includes(path)) return;
  throw new Refusal(403, "Api-Key is missing a required role for a method");
}
