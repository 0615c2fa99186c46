import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { requireAdmin, requireApplicant, requirePartner } from "@/lib/auth/guards";
import { createSession, findViewer } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { endSession, revokeSession } from "@/lib/auth/sign-out";
import { approvePartner } from "@/lib/partners/review-partner";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { adminPassword, useProductDatabase } from "../../support/setup-product.ts";

/** Next's request exists only inside its server: the cookies of the visitor who asks. */
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
}));

const urls = useProductDatabase();
let partner: NewPartner;
let applicant: NewPartner;

beforeEach(async () => {
  jar.clear();
  partner = await insertPartner(urls.superuserUrl);
  applicant = await insertPartner(urls.superuserUrl, { approved: false });
});

/** What the browser of this person holds after signing in; returns the session's token. */
async function comeAs(userId: string): Promise<string> {
  const token = await createSession(userId, "test");
  jar.set("session", await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" }));
  return token;
}

const findAdminId = async () => {
  const admin = await signIn("admin", adminPassword);
  return admin?.id ?? "";
};

const refused = (code: string) => ({ code });

test("nobody, a broken cookie and a cookie of another server are not signed in", async () => {
  await expect(requireApplicant()).rejects.toMatchObject(refused("unauthenticated"));
  jar.set("session", "not a token");
  await expect(requireApplicant()).rejects.toMatchObject(refused("unauthenticated"));
  const token = await createSession(partner.userId, "test");
  jar.set("session", await encode({ token: { sid: token }, secret: "x".repeat(32) }));
  await expect(requireApplicant()).rejects.toMatchObject(refused("unauthenticated"));
});

test("each guard lets in whom it is for", async () => {
  await comeAs(partner.userId);
  expect(await requirePartner(null)).toMatchObject({ partnerId: partner.partnerId, role: "PARTNER" });
  await expect(requireAdmin()).rejects.toMatchObject(refused("forbidden"));

  await comeAs(applicant.userId);
  expect(await requireApplicant()).toMatchObject({ partnerId: applicant.partnerId });
  await expect(requirePartner(null)).rejects.toMatchObject(refused("forbidden"));
  await expect(requireAdmin()).rejects.toMatchObject(refused("forbidden"));

  await comeAs(await findAdminId());
  expect(await requireAdmin()).toMatchObject({ role: "ADMIN", partnerId: null });
  await expect(requireApplicant()).rejects.toMatchObject(refused("forbidden"));
});

test("an ended session, a disabled person, a changed role and an approval act on the next request", async () => {
  const token = await comeAs(applicant.userId);
  await expect(requirePartner(null)).rejects.toMatchObject(refused("forbidden"));
  await approvePartner(await findAdminId(), applicant.partnerId);
  expect(await requirePartner(null)).toMatchObject({ partnerId: applicant.partnerId });

  await query(urls.superuserUrl, `update users set role = 'ADMIN' where id = $1`, [applicant.userId]);
  await expect(requirePartner(null)).rejects.toMatchObject(refused("forbidden"));
  await query(urls.superuserUrl, `update users set role = 'PARTNER' where id = $1`, [applicant.userId]);

  await query(urls.superuserUrl, `update users set "disabledAt" = now() where id = $1`, [applicant.userId]);
  await expect(requirePartner(null)).rejects.toMatchObject(refused("unauthenticated"));
  await query(urls.superuserUrl, `update users set "disabledAt" = null where id = $1`, [applicant.userId]);
  expect(await requirePartner(null)).toMatchObject({ partnerId: applicant.partnerId });

  await revokeSession(token);
  await expect(requirePartner(null)).rejects.toMatchObject(refused("unauthenticated"));
});

test("one ended session leaves the person's others alone", async () => {
  const [phone, laptop] = [await createSession(partner.userId, "phone"), await createSession(partner.userId, "laptop")];
  const viewer = await findViewer(phone);
  await endSession(viewer?.sessionId ?? "");
  expect(await findViewer(phone)).toBeNull();
  expect(await findViewer(laptop)).toMatchObject({ userId: partner.userId });
});

test.each([
  ["12 hours without use", `"lastSeenAt" = now() - interval '12 hours 1 second'`],
  ["14 days", `"expiresAt" = now() - interval '1 second'`],
])("a session ends after %s", async (_, change) => {
  const token = await createSession(partner.userId, "test");
  await query(urls.superuserUrl, `update sessions set ${change} where "userId" = $1`, [partner.userId]);
  expect(await findViewer(token)).toBeNull();
});

test("the database keeps no token that a thief could use", async () => {
  const token = await createSession(partner.userId, "test");
  const rows = await query(urls.superuserUrl, `select * from sessions where "userId" = $1`, [partner.userId]);
  expect(JSON.stringify(rows)).not.toContain(token);
});
