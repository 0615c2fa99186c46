import "server-only";
import { env } from "@/lib/env";

export const isHttps = () => env().APP_ORIGIN.startsWith("https:");

/** `__Host-` binds the cookie to this host and to https; browsers refuse it on loopback http. */
export const sessionCookieName = () => (isHttps() ? "__Host-session" : "session");
