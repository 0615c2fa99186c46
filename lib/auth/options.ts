import "server-only";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { isHttps, sessionCookieName } from "@/lib/auth/cookie";
import { createSession, findViewer, revokeSession } from "@/lib/auth/session";
import { emailNotConfirmed, signIn } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((typed) => typed.isWellFormed() && !typed.includes("\0"));
const input = z.object({ login: text(254), password: text(256) });

/**
 * NextAuth carries the cookie; the cookie only names a row of `sessions` (promise U3). Password sign-in gives a JWT,
 * so the row's token rides in it and is looked up at every request.
 */
export function authOptions(): NextAuthOptions {
  // NextAuth reads its own address from there alone; without it its redirects lead to localhost.
  process.env.NEXTAUTH_URL = env().APP_ORIGIN;
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: 14 * 24 * 3_600 },
    pages: { signIn: "/login", error: "/login" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() },
      },
    },
    providers: [
      credentials({
        credentials: { login: {}, password: {} },
        async authorize(raw, request) {
          const parsed = input.safeParse(raw);
          if (!parsed.success) return null;
          const agent: unknown = request.headers?.["user-agent"];
          try {
            const user = await signIn(parsed.data.login, parsed.data.password);
            if (!user) return null;
            return { id: user.id, sid: await createSession(user.id, typeof agent === "string" ? agent : "") };
          } catch (error) {
            if (error instanceof Error && error.message === emailNotConfirmed) throw error;
            logError("sign-in failed", error);
            // NextAuth puts the message of what is thrown here into an address.
            throw new Error("UNAVAILABLE");
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as unknown as { sid: string }).sid } : { sid: token.sid }),
      session: async ({ token, session }) => {
        // Says that somebody is signed in, and not who. Where this throws, NextAuth drops the cookie: an outage must not.
        const viewer = typeof token.sid === "string" ? await findViewer(token.sid).catch(() => undefined) : null;
        return viewer === null ? (null as never) : { expires: session.expires };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await revokeSession(token.sid);
      },
    },
  };
}
