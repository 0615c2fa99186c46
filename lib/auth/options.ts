import "server-only";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { rememberAddress } from "@/lib/auth/confirmation-cookie";
import { isHttps, sessionCookieName } from "@/lib/auth/cookie";
import { readDeviceToken } from "@/lib/auth/device";
import { beginHalfSignIn } from "@/lib/auth/half-sign-in";
import { startAgain } from "@/lib/auth/let-in";
import { openSession } from "@/lib/auth/open-session";
import { findViewer } from "@/lib/auth/session";
import { emailNotConfirmed, NotConfirmed, signIn } from "@/lib/auth/sign-in";
import { signInByCode } from "@/lib/auth/sign-in-code";
import { revokeSession } from "@/lib/auth/sign-out";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { readClient } from "@/lib/net/read-client";

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((typed) => typed.isWellFormed() && !typed.includes("\0"));
const firstStep = z.object({ login: text(254), password: text(256) });
const secondStep = z.object({ code: text(40) });

/** The password was right; the browser asks for the code next. */
const secondFactorNeeded = "SECOND_FACTOR";

type Opened = { id: string; sid: string } | null;

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
        authorize: (raw) => answer(() => signInByPassword(raw)),
      }),
      credentials({
        id: "second-factor",
        credentials: { code: {} },
        authorize: (raw) =>
          answer(async () => {
            const parsed = secondStep.safeParse(raw);
            return parsed.success ? signInByCode(parsed.data.code) : null;
          }),
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

async function signInByPassword(raw: unknown): Promise<Opened> {
  const parsed = firstStep.safeParse(raw);
  if (!parsed.success) return null;
  const { login, password } = parsed.data;
  const { address: network } = await readClient();
  const user = await signIn(login, password, { deviceToken: await readDeviceToken(), network }).catch(async (error) => {
    if (error instanceof NotConfirmed) await rememberAddress(error.registration);
    throw error;
  });
  if (!user) return null;
  if (user.hasSecondFactor) {
    await beginHalfSignIn(user);
    throw new Error(secondFactorNeeded);
  }
  return { id: user.id, sid: await openSession(user, "password") };
}

/** NextAuth puts the message of what is thrown here into an address: it is one of these words, and nothing else. */
async function answer(work: () => Promise<Opened>): Promise<Opened> {
  try {
    return await work();
  } catch (error) {
    const word = error instanceof Error ? error.message : "";
    if ([emailNotConfirmed, secondFactorNeeded, startAgain].includes(word)) throw error;
    if (error instanceof AppError && error.code === "too-many") throw new Error(`TOO_MANY-${error.values.minutes}`);
    logError("sign-in failed", error);
    throw new Error("UNAVAILABLE");
  }
}
