import { MAX_CHANNEL_NAME } from "./limits.ts";

type ChannelKind = "public" | "private" | "presence" | "user";

const USER_PREFIX = "#server-to-user-";

export function channelKind(name: string): ChannelKind {
  if (name.startsWith(USER_PREFIX)) return "user";
  if (name.startsWith("private-")) return "private";
  return name.startsWith("presence-") ? "presence" : "public";
}

export function userOfChannel(name: string): string {
  return name.slice(USER_PREFIX.length);
}

/** Why a channel cannot be used here, in a sentence for the developer; null when it can. */
export function findChannelFault(name: string): string | null {
  if (name.startsWith("private-encrypted-")) {
    return `Encrypted channels are not supported by this server: ${name}`;
  }
  if (/^((private|presence)-)?cache-/.test(name)) {
    return `Cache channels are not supported by this server: ${name}`;
  }
  if (channelKind(name) === "user") return name.length > USER_PREFIX.length ? null : `No user in channel name: ${name}`;
  if (name.length > MAX_CHANNEL_NAME) return `Channel name is longer than ${MAX_CHANNEL_NAME} characters: ${name}`;
  return /^[-\w=@,.;]+$/.test(name) ? null : `Invalid channel name: ${name}`;
}
