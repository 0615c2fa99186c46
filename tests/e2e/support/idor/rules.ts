import type { Permission } from "../../../../lib/auth/permissions.ts";
import type { Sent } from "./play.ts";

/** The id of the row that this call is about, by its table: A's in one place, the caller's own in all others. */
export type Pick = (table: string) => string;

export type Rule = {
  /** Who is let in: anybody who is signed in, an applicant too, any member of an approved partner, a right, an administrator. */
  who: "signed-in" | "applicant" | "member" | "admin" | Permission;
  /** With `applicant`: what a member of an approved partner needs besides. */
  right?: Permission;
  /** Of a page or a GET: the address. Of another method: the request. Of an action: its input. */
  make: (pick: Pick) => string | Sent | object;
  /** The id is no more than a place in the caller's own list: nothing of A's may stand in the answer. */
  isPlace?: true;
  /** Why whoever is let in is not called: it takes no id, and would change the caller alone. */
  own?: string;
};

/** Open to applicants, and to members with the right. */
export const applies = (right: Permission, make: Rule["make"]): Rule => ({ who: "applicant", right, make });

/** Open to the world, and why that is right; nothing of a tenant's can be asked for by an id. */
export type Open = { open: string };

export type Table = Record<string, Rule | Open>;

/** A page or a route without a parameter. */
export const at = (who: Rule["who"], path: string): Rule => ({ who, make: () => path });

/** An action that takes ids. */
export const takes = (who: Rule["who"], make: Rule["make"]): Rule => ({ who, make });

/** An action without an id, which changes nothing but the caller's own. */
export const own = (who: Rule["who"], input: object, why = "it takes no id"): Rule => ({
  who,
  make: () => input,
  own: why,
});

export const open = (why: string): Open => ({ open: why });
