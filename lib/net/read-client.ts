import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { readCallerAddress } from "@/lib/net/client-address";
import { readRequestId, requestIdHeader } from "@/lib/net/request-id";

export type Client = {
  /** By our own proxies' word alone; null while no proxy of ours is named (TRUSTED_PROXY_HOPS). */
  address: string | null;
  requestId: string | null;
  userAgent: string;
};

const nobody: Client = { address: null, requestId: null, userAgent: "" };

/** Who sent the request that is being answered; the same rule for pages, actions and routes. Jobs and tests have none. */
export async function readClient(): Promise<Client> {
  try {
    const sent = await headers();
    return {
      address: readCallerAddress(sent.get("x-forwarded-for"), env().TRUSTED_PROXY_HOPS),
      requestId: readRequestId(sent.get(requestIdHeader), env().SESSION_SECRET),
      userAgent: sent.get("user-agent")?.slice(0, 300) ?? "",
    };
  } catch {
    return nobody;
  }
}
