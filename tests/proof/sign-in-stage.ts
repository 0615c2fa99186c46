import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { buildIfStale } from "../../local/cli/build.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { startNext } from "../support/next-server.ts";
import { insertPartner, type NewPartner, query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";

export const rightPassword = "olma anor uzum behi";

/** The built product over HTTP with a database of its own; nobody takes its events. */
export async function openSignInStage() {
  const stack = new AsyncDisposableStack();
  try {
    await buildIfStale(() => {});
    const database = await createProductDatabase();
    stack.defer(database.drop);
    await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
    const sessionSecret = randomBytes(32).toString("hex");
    const server = await startNext(
      projectRoot,
      {
        DATABASE_URL: database.appUrl,
        DATABASE_ADMIN_URL: database.adminUrl,
        SESSION_SECRET: sessionSecret,
        KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
        APP_ORIGIN: "http://localhost:3000",
        NEXTAUTH_URL: "http://localhost:3000",
        INNGEST_DEV: "http://127.0.0.1:9",
        PUSHER_APP_ID: "proof",
        PUSHER_KEY: "proof",
        PUSHER_SECRET: "proof",
        PUSHER_HOST: "127.0.0.1",
        PUSHER_PORT: "9",
      },
      "/api/health",
    );
    stack.defer(server.kill);
    const { superuserUrl } = database;
    const passwordHash = await hash(rightPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    return {
      origin: server.origin,
      superuserUrl,
      sessionSecret,
      /** An approved partner's owner who signs in with `rightPassword`. */
      async addPerson(): Promise<NewPartner> {
        const person = await insertPartner(superuserUrl, { name: randomUUID() });
        await query(superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [passwordHash, person.userId]);
        return person;
      },
      /** Time has passed: every limit is open again. */
      forgetAttempts: () => query(superuserUrl, "delete from attempt_buckets"),
      close: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

export type SignInStage = Awaited<ReturnType<typeof openSignInStage>>;

/** One browser at the sign-in page: its cookies, and NextAuth's token against forged forms, fetched once. */
export async function openBrowser(origin: string) {
  const cookies = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const { csrfToken } = (await keep(await fetch(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string };
  return {
    cookie,
    /** Status, NextAuth's word and the names of the cookies that were set; all that a stranger sees but the time. */
    async signIn(login: string, password: string) {
      const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookie() },
        body: new URLSearchParams({ csrfToken, login, password, json: "true" }),
      });
      keep(answer);
      const { url } = (await answer.json()) as { url: string };
      const word = new URL(url, origin).searchParams.get("error") ?? "done";
      const set = answer.headers.getSetCookie().map((one) => one.split("=", 1)[0]);
      return { word, seen: JSON.stringify([answer.status, url, set]) };
    },
  };
}
