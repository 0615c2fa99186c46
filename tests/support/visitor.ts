import { encode } from "next-auth/jwt";

/**
 * A browser's cookies and headers for code that reads Next's request. In a test file:
 * `vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);`
 */
const jar = new Map<string, string>();
const sent = new Map<string, string>();

export const visitor = {
  jar,
  headers: sent,
  forgetAll() {
    jar.clear();
    sent.clear();
  },
  /** The session's token, inside the cookie that NextAuth would set. */
  async holdSession(token: string) {
    jar.set("session", await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" }));
  },
};

type Cookie = { name: string; value?: string };

export const visitorHeaders = {
  headers: async () => ({ get: (name: string) => sent.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (cookie: Cookie | string) => void jar.delete(typeof cookie === "string" ? cookie : cookie.name),
  }),
};
