import { randomBytes, randomUUID } from "node:crypto";
import { buildIfStale } from "../../local/cli/build.ts";
import { pickPort } from "../../local/cli/ports.ts";
import { startMail } from "../../local/mail/start-mail.ts";
import { startOzonSandbox } from "../../local/marketplaces/ozon/start-sandbox.ts";
import { startYandexSandbox } from "../../local/marketplaces/yandex/start.ts";
import { startRates } from "../../local/rates/start-rates.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { startJobsServer } from "../support/jobs-processes.ts";
import { startNext } from "../support/next-server.ts";
import { insertPartner } from "../support/people.ts";
import { createProductDatabase, createTestDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { connectStormPartner, sku } from "./storm-partner.ts";

export type Pushing = "ozon" | "yandex";

/**
 * The product as it runs: its built server and its jobs server as processes that can be killed, two marketplaces, mail
 * and rates beside them; and a partner with one product on sale at both.
 */
export async function openStormStage(stock: number) {
  const stack = new AsyncDisposableStack();
  try {
    await buildIfStale(() => {});
    const database = await createProductDatabase();
    stack.defer(database.drop);
    const jobsDatabase = await createTestDatabase();
    stack.defer(jobsDatabase.drop);
    await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
    const key = randomUUID();
    const ozon = await startOzonSandbox({ key, clientId: "480172", moderationMs: 0 });
    stack.defer(ozon.close);
    const yandex = await startYandexSandbox({ key: `ACMA:${key}`, moderationMs: 0 });
    stack.defer(yandex.close);
    const mail = await startMail({ port: 0, apiKey: key });
    stack.defer(mail.close);
    const rates = await startRates({ port: 0 });
    stack.defer(rates.close);
    const [appPort, jobsPort] = [await pickPort(0), await pickPort(0)];
    const origin = `http://127.0.0.1:${appPort}`;
    const keys = { eventKey: "storm", signingKey: `signkey-prod-${randomBytes(32).toString("hex")}` };
    const env = {
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      APP_ORIGIN: origin,
      NEXTAUTH_URL: origin,
      INNGEST_DEV: "",
      INNGEST_BASE_URL: `http://127.0.0.1:${jobsPort}`,
      INNGEST_EVENT_KEY: keys.eventKey,
      INNGEST_SIGNING_KEY: keys.signingKey,
      OZON_API_URL: ozon.url,
      YANDEX_API_URL: yandex.url,
      RESEND_API_KEY: key,
      RESEND_BASE_URL: mail.url,
      CBU_URL: rates.url,
    };
    // The partner is set up by the product's own code in this process.
    Object.assign(process.env, env);
    const startJobs = () => startJobsServer(jobsDatabase.url, keys, origin, jobsPort);
    const startApp = () => startNext(projectRoot, env, "/api/health", appPort);
    let jobs = await startJobs();
    stack.defer(() => jobs.close());
    let app = await startApp();
    stack.defer(() => app.kill());
    await fetch(`${origin}/api/inngest`, { method: "PUT" });

    const { partnerId } = await insertPartner(database.superuserUrl);
    const urls = { ozon: ozon.url, yandex: yandex.url };
    const control = async (name: Pushing, path: string, body: object) => {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await fetch(`${urls[name]}/_sandbox/${path}`, init);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    };
    const connections = await connectStormPartner({
      partnerId,
      superuserUrl: database.superuserUrl,
      key,
      stock,
      letLive: (name) => control(name, "moderation", { sku, verdict: "live" }),
    });
    return {
      partnerId,
      connections,
      superuserUrl: database.superuserUrl,
      jobsUrl: jobsDatabase.url,
      control,
      /** kill -9, and another one in its place. */
      async killApp() {
        await app.kill();
        app = await startApp();
      },
      async killJobs() {
        await jobs.kill();
        jobs = await startJobs();
      },
      close: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

export type StormStage = Awaited<ReturnType<typeof openStormStage>>;
