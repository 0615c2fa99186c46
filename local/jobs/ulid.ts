import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const entropyBits = 80n;

let last = { time: 0, entropy: 0n };

/** A sortable unique id: 48 bits of time, 80 bits of entropy, Crockford's base 32. Later ones sort later. */
export function makeUlid(now = Date.now()) {
  const isFresh = now > last.time;
  const entropy = isFresh ? BigInt(`0x${randomBytes(10).toString("hex")}`) : last.entropy + 1n;
  last = { time: isFresh ? now : last.time, entropy: BigInt.asUintN(80, entropy) };
  return encode(last.time, last.entropy);
}

/**
 * The id of the event at `index` of a request with the header `x-inngest-event-id-seed` ("milliseconds,base64 of 10
 * bytes"). A repeated request carries the same seed and so names the same events. Null when the seed is malformed.
 */
export function seededUlid(seed: string, index: number): string | null {
  const [time, entropy] = seed.split(",");
  const bytes = Buffer.from(entropy ?? "", "base64");
  const milliseconds = Number(time);
  if (bytes.length !== 10 || !Number.isSafeInteger(milliseconds) || milliseconds < 0) return null;
  return encode(milliseconds, BigInt.asUintN(80, BigInt(`0x${bytes.toString("hex")}`) + BigInt(index + 1)));
}

function encode(time: number, entropy: bigint) {
  let rest = (BigInt(time) << entropyBits) | entropy;
  let text = "";
  for (let place = 0; place < 26; place += 1) {
    text = alphabet[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}
