import type { PushHint, PushProtocol } from "@/lib/marketplaces/port";

/** No documented message is deeper than five levels. */
const deepest = 32;
const quote = 0x22;
const backslash = 0x5c;

/**
 * The message, or null when the bytes are none. Thousands of brackets in each other are not even parsed: they would cost
 * megabytes, and the stack when they are written out again.
 */
export function parsePush(protocol: PushProtocol, body: Uint8Array): PushHint | null {
  return isTooDeep(body) ? null : protocol.parse(body);
}

function isTooDeep(body: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index];
    if (isText) {
      if (byte === backslash) index += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    // An opening bracket or brace, then a closing one.
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
