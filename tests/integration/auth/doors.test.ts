import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { POST as signChannel } from "@/app/api/pusher/auth/route";
import { signOutAction } from "@/lib/auth/actions";
import { authOptions } from "@/lib/auth/options";
import { createSession, findViewer } from "@/lib/auth/session";
import { partnerChannel } from "@/lib/realtime/messages";
import { insertPartner } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

/** Next's request exists only inside its server: the cookies of the visitor who asks, and what is answered. */
const { jar, deleted } = vi.hoisted(() => ({ jar: new Map<string, string>(), deleted: [] as unknown[] }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    delete: (cookie: unknown) => deleted.push(cookie),
  }),
}));

const urls = useProductDatabase({
  APP_ORIGIN: "https://sellercloudx.example",
  PUSHER_APP_ID: "app",
  PUSHER_KEY: "key",
  PUSHER_SECRET: "secret",
});

beforeEach(() => {
  jar.clear();
  deleted.length = 0;
});

/** Signs a new partner in; returns who it is and the session's token. */
async function comeAsPartner() {
  const partner = await insertPartner(urls.superuserUrl);
  const token = await createSession(partner.userId, "test");
  jar.set("__Host-session", await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" }));
  return { ...partner, token };
}

const ask = (body: BodyInit) =>
  signChannel(
    new Request("https://sellercloudx.example/api/pusher/auth", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit),
  );
const form = (channel: string) => new URLSearchParams({ socket_id: "1.2", channel_name: channel });

test("nothing that a stranger sends to the channel door is read", async () => {
  let isRead = false;
  const endless = new ReadableStream(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    },
    { highWaterMark: 0 },
  );
  expect((await ask(endless)).status).toBe(401);
  expect(isRead).toBe(false);
});

test("a partner's own channel is signed; another's, and a form of any length, are not", async () => {
  const { partnerId } = await comeAsPartner();
  const own = await ask(form(partnerChannel(partnerId)));
  expect(own.status).toBe(200);
  expect(await own.json()).toMatchObject({ auth: expect.stringMatching(/^key:[0-9a-f]{64}$/) });
  const other = await insertPartner(urls.superuserUrl);
  expect((await ask(form(partnerChannel(other.partnerId)))).status).toBe(403);
  expect((await ask(form("private-admin"))).status).toBe(403);
  const long = form(partnerChannel(partnerId));
  long.set("more", "x".repeat(100_000));
  expect((await ask(long)).status).toBe(403);
});

test("signing out ends the session, and the cookie in words that a browser takes", async () => {
  const { token } = await comeAsPartner();
  await expect(signOutAction({})).rejects.toMatchObject({ digest: expect.stringContaining("/login") });
  expect(await findViewer(token)).toBeNull();
  expect(deleted).toEqual([{ name: "__Host-session", path: "/", secure: true }]);
});

test("sign-in knows the product's own address, whatever started the process", () => {
  delete process.env.NEXTAUTH_URL;
  authOptions();
  expect(process.env.NEXTAUTH_URL).toBe("https://sellercloudx.example");
});
