import type { Incoming } from "./intake.ts";
import type { Event } from "./types.ts";
import { makeUlid, seededUlid } from "./ulid.ts";

/** Reads the body of `POST /e/:key`: one event or a list. A sentence says what is wrong with it. */
export function readEvents(body: string, seed: string | null, now: number): Incoming[] | string {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return "the body is not JSON";
  }
  const list = Array.isArray(given) ? given : [given];
  const incoming: Incoming[] = [];
  for (const [index, item] of list.entries()) {
    const fields = (typeof item === "object" && item !== null ? item : {}) as Record<string, unknown>;
    if (typeof fields.name !== "string" || fields.name === "") return `event ${index} has no name`;
    if (!isPlainName(fields.name)) return `event ${index} has a name that is too long or no text`;
    if (fields.name.startsWith("inngest/")) return `event ${index}: the name ${fields.name} is reserved`;
    const id = (seed ? seededUlid(seed, index) : null) ?? makeUlid(now);
    const ownId = typeof fields.id === "string" && fields.id !== "" ? fields.id : null;
    const event: Event = {
      id: ownId ?? id,
      name: fields.name,
      data: fields.data ?? {},
      user: fields.user ?? {},
      ts: typeof fields.ts === "number" && fields.ts > 0 ? fields.ts : now,
      ...(typeof fields.v === "string" ? { v: fields.v } : {}),
    };
    incoming.push({ id, event, dedupe: ownId });
  }
  return incoming;
}

/** PostgreSQL's texts hold neither U+0000 nor half a surrogate pair. */
const isPlainName = (name: string) => name.length <= 256 && name.isWellFormed() && !name.includes("\0");
