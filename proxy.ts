import { type NextRequest, NextResponse } from "next/server";
import { localeCookie, localeCookieOptions, localeParameter } from "@/lib/i18n/locale-cookie";
import { isLocale } from "@/lib/i18n/locales";
import { refuseBody } from "@/lib/net/refuse-body";
import { makeRequestId, requestIdHeader } from "@/lib/net/request-id";

/**
 * Headers of every page (promise R5). Nothing is let in or kept out here: each page, action and route checks for
 * itself. Uploads, webhooks, jobs and health stay outside the matcher, since a proxied body is cut at 10 MB.
 */
export async function proxy(request: NextRequest) {
  const refusal = await refuseBody(request);
  if (refusal) return refusal;
  const isDev = process.env.NODE_ENV === "development";
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${isDev ? " 'unsafe-eval'" : ""}`,
    // React writes style attributes; style elements still need the nonce.
    // Next's development overlay brings style elements of its own, without a nonce.
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${realtimeSource()}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(requestIdHeader, makeRequestId(process.env.SESSION_SECRET ?? ""));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("permissions-policy", "camera=(self), microphone=(), geolocation=()");
  response.headers.set("cache-control", "no-store");
  if (process.env.APP_ORIGIN?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  // A letter in Russian leads to a page in Russian; a language that this browser has already stays.
  const asked = request.nextUrl.searchParams.get(localeParameter);
  if (isLocale(asked) && !request.cookies.has(localeCookie)) {
    response.cookies.set(localeCookie, asked, localeCookieOptions);
  }
  return response;
}

function realtimeSource(): string {
  const { PUSHER_HOST: host, PUSHER_PORT: port, PUSHER_CLUSTER: cluster } = process.env;
  if (host) return `ws://${host}:${port ?? 80} wss://${host}:${port ?? 443}`;
  return `wss://ws-${cluster ?? "eu"}.pusher.com`;
}

export const config = {
  matcher: [
    "/((?!api/|files/|_next/static|_next/image|favicon.ico|icon.svg|apple-icon.png|icons/|sw.js|manifest.webmanifest).*)",
  ],
};
