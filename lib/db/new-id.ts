import "server-only";
import { randomUUID } from "node:crypto";

let lastMs = 0;
let counter = 0;

/** UUID version 7 (RFC 9562): what is written together lies together in an index, and later ones sort after earlier. */
export function newId(now = Date.now()): string {
  counter = now > lastMs ? 0 : counter + 1;
  if (counter > 0xfff) counter = 0;
  // A full counter, or a clock that was set back: on from the last time.
  lastMs = counter === 0 ? Math.max(now, lastMs + 1) : lastMs;
  const time = lastMs.toString(16).padStart(12, "0");
  const rest = randomUUID().slice(19);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${rest}`;
}
