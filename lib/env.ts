import "server-only";
import { z } from "zod";

const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const encryptionKey = z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes");
const optionalOrigin = z.union([origin, z.literal("").transform(() => undefined)]).optional();

const schema = z
  .object({
    /** Role sellercloudx_app. */
    DATABASE_URL: z.url(),
    /** Role sellercloudx_admin: used behind the admin guard alone. */
    DATABASE_ADMIN_URL: z.url(),
    SESSION_SECRET: z.string().min(32),
    /** 32 bytes, base64. */
    KEY_ENCRYPTION_KEY: encryptionKey,
    /** Keys that still open what they encrypted, while a rotation lasts; separated by commas. */
    KEY_ENCRYPTION_KEYS_OLD: z
      .string()
      .default("")
      .transform((text) =>
        text
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
      )
      .pipe(z.array(encryptionKey)),
    APP_ORIGIN: origin,
    /** How many proxies of our own stand in front: each adds the address that it was called from to X-Forwarded-For. */
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
    /** Where the audit log's hashes are noted outside of the database; without it a chain that was rebuilt is not found. */
    AUDIT_ANCHOR_DIR: optional,
    EMAIL_CONFIRMATION: z.enum(["on", "off"]).default("on"),
    MAIL_FROM: z.string().default("SellerCloudX <no-reply@sellercloudx.uz>"),
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    PUSHER_APP_ID: optional,
    PUSHER_KEY: optional,
    PUSHER_SECRET: optional,
    PUSHER_CLUSTER: optional,
    PUSHER_HOST: optional,
    PUSHER_PORT: z.coerce.number().int().optional(),
    /** As BotFather gives it; without it there is no Telegram. */
    TELEGRAM_BOT_TOKEN: optional,
    TELEGRAM_API_URL: z.string().default("https://api.telegram.org"),
    /** Where a link to a bot leads. */
    TELEGRAM_WEB_URL: z.string().default("https://t.me"),
    OPENAI_API_KEY: optional,
    OPENAI_BASE_URL: z.string().default("https://api.openai.com/v1"),
    OPENAI_MODEL: z.string().default("gpt-5-mini"),
    BFL_API_KEY: optional,
    BFL_BASE_URL: z.string().default("https://api.bfl.ai/v1"),
    BFL_MODEL: z.string().default("flux-kontext-pro"),
    INNGEST_BASE_URL: optional,
    INNGEST_DEV: optional,
    UZUM_API_URL: optionalOrigin,
    WILDBERRIES_API_URL: optionalOrigin,
    YANDEX_API_URL: optionalOrigin,
    OZON_API_URL: optionalOrigin,
    CBU_URL: z.string().default("https://cbu.uz"),
  })
  .superRefine((env, context) => {
    if (isLoopback(env.APP_ORIGIN)) return;
    for (const name of ["UZUM_API_URL", "WILDBERRIES_API_URL", "YANDEX_API_URL", "OZON_API_URL"] as const) {
      const url = env[name];
      if (url && isPrivate(url)) {
        context.addIssue({ code: "custom", path: [name], message: "is a private address while APP_ORIGIN is public" });
      }
    }
  });

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The only reader of the environment. Throws one sentence that names every wrong variable, and no value. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`);
    throw new Error(`The configuration is not complete: ${wrong.join(", ")}. The README's table names each variable.`);
  }
  parsed = result.data;
  return parsed;
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

function isPrivate(url: string): boolean {
  const { hostname } = new URL(url);
  return isLoopback(url) || /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cde])/i.test(hostname);
}
