import "server-only";
import { env, isLoopback } from "@/lib/env";
import { logError } from "@/lib/log";
import { FetchRefused, fetchPublic } from "@/lib/net/fetch-public";
import { cleanPhoto } from "@/lib/photos/clean-photo";
import { PhotoError } from "@/lib/photos/photo-error";

/** The seller waits for it. */
const timeoutMs = 5_000;

const isLocal = (address: string) => address === "127.0.0.1" || address === "::1";

/** A listing's picture, cleaned as any photo; null where it cannot be had: a product does without one. */
export async function fetchPicture(url: string): Promise<Awaited<ReturnType<typeof cleanPhoto>> | null> {
  try {
    const isAtHome = isLoopback(env().APP_ORIGIN);
    const { bytes } = await fetchPublic(url, { timeoutMs, ...(isAtHome && { isLocalAllowed: isLocal }) });
    return await cleanPhoto(bytes);
  } catch (error) {
    if (!(error instanceof FetchRefused || error instanceof PhotoError)) throw error;
    logError("listing picture not taken", error);
    return null;
  }
}
