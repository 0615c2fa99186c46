import { createHash } from "node:crypto";
import { TIMESTAMP_WINDOW_S } from "./limits.ts";
import { type AppKeys, isSignatureOf } from "./signature.ts";

type SignedRequest = { method: string; path: string; query: URLSearchParams; body: Uint8Array };

/** Why a call of the HTTP API is not authentic, or null. `now` is in milliseconds. */
export function findRequestFault(keys: AppKeys, request: SignedRequest, now: number): string | null {
  const { method, path, query, body } = request;
  const timestamp = Number(query.get("auth_timestamp") ?? Number.NaN);
  if (query.get("auth_version") !== "1.0") return "auth_version must be 1.0";
  if (query.get("auth_key") !== keys.key) return "Unknown auth_key";
  if (!Number.isFinite(timestamp) || Math.abs(now / 1000 - timestamp) > TIMESTAMP_WINDOW_S) {
    return `Timestamp expired: not within ${TIMESTAMP_WINDOW_S} s of server time ${Math.floor(now / 1000)}`;
  }
  if (body.length > 0 && query.get("body_md5") !== createHash("md5").update(body).digest("hex")) {
    return "Invalid body_md5";
  }
  const parameters = [...query]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const signature = query.get("auth_signature") ?? "";
  // A library signs the path as it was given to it, the wire carries it escaped.
  const isAuthentic = [path, unescapePath(path)].some((signedPath) =>
    isSignatureOf(keys.secret, [method, signedPath, parameters].join("\n"), signature),
  );
  return isAuthentic ? null : "Invalid signature";
}

function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
