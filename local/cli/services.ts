import { adminUsername } from "../../prisma/seed.ts";
import { mintWildberriesToken } from "../marketplaces/wildberries/token.ts";
import type { LocalHome, Secrets } from "./home.ts";
import { pickPort } from "./ports.ts";
import { type Child, startChild } from "./processes.ts";

type Service = {
  name: string;
  /** Set from outside: the real service is used and no stand-in starts. */
  isReal: boolean;
  script: string;
  port: number;
  env: (port: number) => Record<string, string>;
  /** What the product gets, given the stand-in's address. */
  forApp: (url: URL) => Record<string, string>;
};

export type Standing = { children: Child[]; env: Record<string, string>; pages: { name: string; url: string }[] };

/** Starts a stand-in for each outside service that has no key; all at once, since none waits for another. */
export async function startStandIns(home: LocalHome, secrets: Secrets, jobs: JobsInput | null): Promise<Standing> {
  const missing = listServices(home, secrets, jobs).filter((service) => !service.isReal);
  const started = await Promise.all(
    missing.map(async ({ name, script, port: usual, env, forApp }) => {
      const port = await pickPort(usual);
      const child = await startChild(home, name, [script], env(port), (output) => output.includes("ready http"));
      const url = new URL(`http://127.0.0.1:${port}`);
      return { child, env: forApp(url), page: { name, url: url.origin } };
    }),
  );
  return {
    children: started.map(({ child }) => child),
    env: Object.assign({}, ...started.map(({ env }) => env)),
    pages: started.map(({ page }) => page),
  };
}

type JobsInput = { databaseUrl: string; appOrigin: string };

function listServices(home: LocalHome, secrets: Secrets, jobs: JobsInput | null): Service[] {
  const given = process.env;
  const state = (name: string) => `${home.state}/${name}.sqlite`;
  return [
    {
      name: "jobs",
      isReal: Boolean(given.INNGEST_BASE_URL || given.INNGEST_DEV || given.INNGEST_EVENT_KEY || !jobs),
      script: "local/jobs/main.ts",
      port: 8288,
      env: (port) => ({
        JOBS_PORT: String(port),
        JOBS_DATABASE_URL: jobs?.databaseUrl ?? "",
        JOBS_EVENT_KEY: secrets.inngestEventKey,
        JOBS_SIGNING_KEY: secrets.inngestSigningKey,
        JOBS_APP_URL: jobs?.appOrigin ?? "",
      }),
      forApp: (url) => ({
        INNGEST_BASE_URL: url.origin,
        INNGEST_EVENT_KEY: secrets.inngestEventKey,
        INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
      }),
    },
    {
      name: "realtime",
      isReal: Boolean(given.PUSHER_KEY),
      script: "local/realtime/main.ts",
      port: 6001,
      env: (port) => ({
        REALTIME_PORT: String(port),
        REALTIME_APP_ID: "sellercloudx",
        REALTIME_KEY: secrets.pusherKey,
        REALTIME_SECRET: secrets.pusherSecret,
      }),
      forApp: (url) => ({
        PUSHER_APP_ID: "sellercloudx",
        PUSHER_KEY: secrets.pusherKey,
        PUSHER_SECRET: secrets.pusherSecret,
        PUSHER_HOST: url.hostname,
        PUSHER_PORT: url.port,
      }),
    },
    {
      name: "mail",
      isReal: Boolean(given.RESEND_API_KEY),
      script: "local/mail/main.ts",
      port: 8025,
      env: (port) => ({ MAIL_PORT: String(port), MAIL_API_KEY: secrets.resendKey, MAIL_STATE_FILE: state("mail") }),
      forApp: (url) => ({ RESEND_API_KEY: secrets.resendKey, RESEND_BASE_URL: url.origin }),
    },
    {
      name: "authenticator",
      // Without the database of ours there is no administrator of ours either.
      isReal: !jobs,
      script: "local/authenticator/main.ts",
      port: 8027,
      env: (port) => ({
        AUTHENTICATOR_PORT: String(port),
        AUTHENTICATOR_ACCOUNT: adminUsername,
        AUTHENTICATOR_SECRET: secrets.adminAuthenticatorSeed,
        AUTHENTICATOR_STATE_FILE: state("authenticator"),
      }),
      forApp: () => ({}),
    },
    {
      name: "telegram",
      isReal: Boolean(given.TELEGRAM_BOT_TOKEN),
      script: "local/telegram/main.ts",
      port: 8026,
      env: (port) => ({
        TELEGRAM_PORT: String(port),
        TELEGRAM_TOKEN: secrets.telegramToken,
        TELEGRAM_STATE_FILE: state("telegram"),
      }),
      forApp: (url) => ({
        TELEGRAM_BOT_TOKEN: secrets.telegramToken,
        TELEGRAM_API_URL: url.origin,
        TELEGRAM_WEB_URL: url.origin,
      }),
    },
    {
      name: "ai",
      isReal: Boolean(given.OPENAI_API_KEY),
      script: "local/ai/main.ts",
      port: 8085,
      env: (port) => ({
        AI_PORT: String(port),
        AI_API_KEY: secrets.openaiKey,
        AI_CACHE_DIR: `${home.state}/ai`,
      }),
      forApp: (url) => ({ OPENAI_API_KEY: secrets.openaiKey, OPENAI_BASE_URL: `${url.origin}/v1` }),
    },
    {
      name: "images",
      isReal: Boolean(given.BFL_API_KEY),
      script: "local/images/main.ts",
      port: 8086,
      env: (port) => ({ IMAGES_PORT: String(port), IMAGES_API_KEY: secrets.imagesKey }),
      forApp: (url) => ({ BFL_API_KEY: secrets.imagesKey, BFL_BASE_URL: `${url.origin}/v1` }),
    },
    {
      name: "rates",
      isReal: Boolean(given.CBU_URL),
      script: "local/rates/main.ts",
      port: 8087,
      env: (port) => ({ RATES_PORT: String(port) }),
      forApp: (url) => ({ CBU_URL: url.origin }),
    },
    ...(["uzum", "wildberries", "yandex", "ozon"] as const).map((marketplace, index): Service => {
      const name = marketplace.toUpperCase();
      const key = sandboxKey(secrets)[marketplace];
      return {
        name: marketplace,
        isReal: Boolean(given[`${name}_API_URL`]),
        script: `local/marketplaces/${marketplace}/main.ts`,
        port: 8091 + index,
        env: (port) => ({
          [`${name}_SANDBOX_PORT`]: String(port),
          [`${name}_SANDBOX_KEY`]: key,
          [`${name}_SANDBOX_STATE_FILE`]: state(marketplace),
          ...(marketplace === "ozon" && { OZON_SANDBOX_CLIENT_ID: sandboxClientId }),
          ...(marketplace === "wildberries" && { WILDBERRIES_SANDBOX_SECRET: secrets.wildberriesSecret }),
        }),
        forApp: (url) => ({ [`${name}_API_URL`]: url.origin }),
      };
    }),
  ];
}

/** What a seller types on the connect screen to reach the sandboxes. */
export const sandboxClientId = "480172";

export function sandboxKey(secrets: Secrets) {
  return {
    uzum: secrets.uzumKey,
    wildberries: mintWildberriesToken(secrets.wildberriesSecret),
    yandex: secrets.yandexKey,
    ozon: secrets.ozonKey,
  };
}
