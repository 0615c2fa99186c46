import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { POST as signChannel } from "@/app/api/pusher/auth/route";
import { requireApplicant, requirePartner } from "@/lib/auth/guards";
import { createSession, findViewer } from "@/lib/auth/session";
import { listAdministratorIds } from "@/lib/auth/users";
import { openDemoAction } from "@/lib/demo/actions";
import { demoPartnerId } from "@/lib/demo/demo-partner";
import { fillDemo } from "@/lib/demo/fill-demo";
import { openDemo } from "@/lib/demo/open-demo";
import { resubmitApplicationAction } from "@/lib/partners/actions";
import { getApplication } from "@/lib/partners/get-application";
import { approvePartner, rejectPartner } from "@/lib/partners/review-partner";
import { adminChannel, partnerChannel } from "@/lib/realtime/messages";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

/** Next's request exists only inside its server: the cookies of the visitor who asks. */
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const urls = useProductDatabase({
  PUSHER_APP_ID: "app",
  PUSHER_KEY: "key",
  PUSHER_SECRET: "secret",
  // Nobody listens: what is published is lost, and nothing goes outside.
  PUSHER_HOST: "127.0.0.1",
  PUSHER_PORT: "9",
});

// A month of sales, once for all.
beforeAll(() => fillDemo(new Date()), 180_000);

let applicant: NewPartner;
let token: string;
beforeEach(async () => {
  applicant = await insertPartner(urls.superuserUrl, { approved: false });
  token = await comeInDemo(applicant);
});

/** Signed in, and in the demo; the last who comes is whoever asks. */
async function comeInDemo({ userId }: NewPartner): Promise<string> {
  const own = await createSession(userId, "test");
  await openDemo((await findViewer(own))?.sessionId ?? "");
  jar.set("session", await encode({ token: { sid: own }, secret: process.env.SESSION_SECRET ?? "" }));
  return own;
}

const adminId = async () => (await listAdministratorIds())[0] ?? "";
const viewOf = async (session: string) => (await findViewer(session))?.view;
const inDemo = { kind: "DEMO", partnerId: demoPartnerId };

describe("a decision ends the demo for the people whom it is about", () => {
  test.each([
    ["an approval", async () => approvePartner(await adminId(), applicant.partnerId)],
    ["a rejection", async () => rejectPartner(await adminId(), applicant.partnerId, "tuzating")],
  ])("%s", async (_, decide) => {
    const neighbours = await comeInDemo(await insertPartner(urls.superuserUrl, { approved: false }));
    const looking = await createSession(await adminId(), "test");
    await query(
      urls.superuserUrl,
      `update sessions set "viewKind" = 'SUPPORT', "viewPartnerId" = $1, "viewReason" = 'x',
         "viewUntil" = now() + interval '30 minutes' where "userId" = $2`,
      [applicant.partnerId, await adminId()],
    );
    expect(await viewOf(token)).toEqual(inDemo);
    await decide();
    expect(await viewOf(token)).toBeNull();
    expect(await viewOf(neighbours)).toEqual(inDemo);
    expect(await viewOf(looking)).toEqual({ kind: "SUPPORT", partnerId: applicant.partnerId });
  });
});

test("in the demo a person reads the demo's books, writes none of them, and may do what is the own application's", async () => {
  expect(await requirePartner("orders:read")).toMatchObject({ partnerId: demoPartnerId });
  await expect(requirePartner("orders:write")).rejects.toMatchObject({ messageKey: "readOnlyView" });
  expect(await requireApplicant()).toMatchObject({ partnerId: applicant.partnerId });
  await query(urls.superuserUrl, `update sessions set "viewKind" = 'SUPPORT' where "userId" = $1`, [applicant.userId]);
  await expect(requireApplicant()).rejects.toMatchObject({ messageKey: "readOnlyView" });
});

test("a correction that is sent beside the open demo is the own application's", async () => {
  await rejectPartner(await adminId(), applicant.partnerId, "tuzating");
  token = await comeInDemo(applicant);
  const demoBefore = await getApplication(demoPartnerId);
  const form = new FormData();
  const typed = {
    legalForm: "LLC",
    businessName: "Zarina Savdo MChJ",
    phone: "712000011",
    inn: "",
    category: "beauty",
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  expect(await resubmitApplicationAction(form)).toMatchObject({ ok: true });
  expect(await getApplication(applicant.partnerId)).toMatchObject({
    status: "PENDING",
    businessName: "Zarina Savdo MChJ",
  });
  expect(await getApplication(demoPartnerId)).toEqual(demoBefore);
  expect(await viewOf(token)).toEqual(inDemo);
});

test("opened once more while it is open, it simply leads in", async () => {
  await expect(openDemoAction({})).rejects.toMatchObject({ digest: expect.stringContaining("/dashboard") });
  expect(await viewOf(token)).toEqual(inDemo);
});

test("beside the demo's channel the own one is heard, and nobody else's", async () => {
  const ask = async (channel: string) => {
    const body = new URLSearchParams({ socket_id: "1.2", channel_name: channel });
    return (await signChannel(new Request("http://localhost/api/pusher/auth", { method: "POST", body }))).status;
  };
  const stranger = await insertPartner(urls.superuserUrl);
  expect(await ask(partnerChannel(demoPartnerId))).toBe(200);
  expect(await ask(partnerChannel(applicant.partnerId))).toBe(200);
  expect(await ask(partnerChannel(stranger.partnerId))).toBe(403);
  expect(await ask(adminChannel)).toBe(403);
});
