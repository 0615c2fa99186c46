import "server-only";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { isHttps, sessionCookieName } from "@/lib/auth/cookie";
import { createSession, findViewer, revokeSession, type Viewer } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";

declare module "next-auth" {
  interface Session {
    viewer: Viewer;
  }
}

const input = z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(128) });

/**
 * NextAuth carries the cookie; the cookie only names a row of `sessions` (promise U3). Password sign-in gives a JWT,
 * so the row's token rides in it and is looked up at every request.
 */
export function authOptions(): NextAuthOptions {
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
          const user = await signIn(parsed.data.login, parsed.data.password);
          if (!user) return null;
          const agent: unknown = request.headers?.["user-agent"];
          return { id: user.id, sid: await createSession(user.id, typeof agent === "string" ? agent : "") };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as unknown as { sid: string }).sid } : { sid: token.sid }),
      session: async ({ token, session }) => {
        const viewer = typeof token.sid === "string" ? await findViewer(token.sid) : null;
        return viewer ? { expires: session.expires, viewer } : (null as never);
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await revokeSession(token.sid);
      },
    },
  };
}
