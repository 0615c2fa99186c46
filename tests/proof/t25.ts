import { createHash, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { listActions, listRoutes } from "../e2e/support/idor/endpoints.ts";
import { type Answer, callAction, send } from "../e2e/support/idor/play.ts";
import { query } from "../support/people.ts";
import { openSignInStage, type SignInStage } from "./sign-in-stage.ts";

/** Somebody's cookie, and how the next request must look: as that of `like`, who never had what was taken away. */
type Case = { name: string; cookie: string; like: string };
type Probe = { name: string; ask: (cookie: string) => Promise<Answer> };

/**
 * T25 cut off: a session is used, then it is ended, its person is disabled or gets another role, and every page, route,
 * action and channel is asked at once. Each must answer to the letter as it answers somebody who never had the right.
 */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const stage = await openSignInStage();
  try {
    const wrong: string[] = [];
    let asked = 0;
    const probes = listProbes(stage.origin);
    for (const open of [endSession, disablePerson, changeRole, suspendPartner]) {
      const { name, cookie, like } = await open(stage);
      for (const probe of probes) {
        asked += 1;
        const [cut, never] = [summarise(await probe.ask(cookie)), summarise(await probe.ask(like))];
        if (cut !== never) wrong.push(`${name}: ${probe.name} answers ${cut} instead of ${never}`);
      }
    }
    const channels = await askChannels(stage);
    return { isMet: wrong.length === 0 && channels.isMet, figures: { asked, wrong: wrong.slice(0, 20), channels } };
  } finally {
    await stage.close();
  }
}

/** Each once with an id that nobody has: what is asked is whether the door opens, not what is behind it. */
function listProbes(origin: string): Probe[] {
  const fill = (path: string) =>
    path.replace(/\[\.{3}\w+\]/g, "x").replace(/\[\w+\]/g, "00000000-0000-7000-8000-000000000000");
  const caller = (cookie: string) => ({ who: "staff", cookie, books: null }) as const;
  const routes = listRoutes()
    .filter(({ path }) => !path.startsWith("/api/auth/") && !path.startsWith("/api/inngest"))
    .map(({ path }) => ({
      name: path,
      ask: (cookie: string) => send(origin, { method: "GET", path: fill(path) }, caller(cookie)),
    }));
  const actions = listActions().map((action) => ({
    name: action.name,
    ask: (cookie: string) => callAction(origin, action, {}, caller(cookie)),
  }));
  return [...routes, ...actions];
}

/** Without what differs by itself: names, nonces, times. */
function summarise({ status, location, result, text }: Answer): string {
  const fallback = /NEXT_HTTP_ERROR_FALLBACK;\d+|NEXT_REDIRECT;[^"]*/.exec(text)?.[0] ?? null;
  return JSON.stringify([status, location, result && [result.ok, result.code], fallback]);
}

async function endSession(stage: SignInStage): Promise<Case> {
  const { userId } = await stage.addPerson();
  const cookie = await openUsed(stage, userId);
  await query(stage.superuserUrl, `update sessions set "revokedAt" = now() where "userId" = $1`, [userId]);
  return { name: "ended session", cookie, like: "" };
}

async function disablePerson(stage: SignInStage): Promise<Case> {
  const { userId } = await stage.addPerson();
  const cookie = await openUsed(stage, userId);
  await query(stage.superuserUrl, `update users set "disabledAt" = now() where id = $1`, [userId]);
  return { name: "disabled person", cookie, like: "" };
}

async function changeRole(stage: SignInStage): Promise<Case> {
  const [changed, always] = [await stage.addPerson(), await stage.addPerson()];
  const cookie = await openUsed(stage, changed.userId);
  const [one, other] = [changed.userId, always.userId];
  await query(stage.superuserUrl, `update users set "memberRole" = 'WAREHOUSE' where id in ($1, $2)`, [one, other]);
  return { name: "another role", cookie, like: await signIn(stage, always.userId) };
}

async function suspendPartner(stage: SignInStage): Promise<Case> {
  const [changed, always] = [await stage.addPerson(), await stage.addPerson()];
  const cookie = await openUsed(stage, changed.userId);
  const ids = [changed.partnerId, always.partnerId];
  await query(stage.superuserUrl, `update partners set status = 'REJECTED', approved = false where id = any ($1)`, [
    ids,
  ]);
  await query(stage.superuserUrl, `update users set "isActive" = false where "partnerId" = any ($1)`, [ids]);
  return { name: "no longer approved", cookie, like: await signIn(stage, always.userId) };
}

/** The right channel is signed before, and refused at the very next request after. */
async function askChannels(stage: SignInStage) {
  const { userId, partnerId } = await stage.addPerson();
  const cookie = await signIn(stage, userId);
  const ask = async () => {
    const body = new URLSearchParams({ socket_id: "1.2", channel_name: `private-partner-${partnerId}` });
    return (await fetch(`${stage.origin}/api/pusher/auth`, { method: "POST", body, headers: { cookie } })).status;
  };
  const before = await ask();
  await query(stage.superuserUrl, `update sessions set "revokedAt" = now() where "userId" = $1`, [userId]);
  const after = await ask();
  return { before, after, isMet: before === 200 && after === 401 };
}

/** Signed in, and let in: otherwise being turned away later would prove nothing. */
async function openUsed(stage: SignInStage, userId: string): Promise<string> {
  const cookie = await signIn(stage, userId);
  const { status } = await fetch(`${stage.origin}/api/orders?tab=all`, { headers: { cookie } });
  if (status !== 200) throw new Error(`before anything was taken away, the orders answer ${status}`);
  return cookie;
}

async function signIn({ superuserUrl, sessionSecret }: SignInStage, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query(
    superuserUrl,
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     values ($1, $2, $3, now() + interval '1 day', now())`,
    [randomUUID(), createHash("sha256").update(token).digest(), userId],
  );
  return `session=${await encode({ token: { sid: token }, secret: sessionSecret })}`;
}
