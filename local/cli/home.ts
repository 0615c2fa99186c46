import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Secret } from "otpauth";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Where one installation keeps its data, secrets, logs and pid files: `.local`, or SELLERCLOUDX_HOME. */
export type LocalHome = { root: string; data: string; logs: string; run: string; state: string };

export function openHome(): LocalHome {
  const root = path.resolve(projectRoot, process.env.SELLERCLOUDX_HOME ?? ".local");
  const home = { root, data: `${root}/postgres`, logs: `${root}/logs`, run: `${root}/run`, state: `${root}/state` };
  try {
    for (const folder of [home.root, home.logs, home.run, home.state]) mkdirSync(folder, { recursive: true });
    accessSync(root, constants.W_OK);
  } catch {
    throw new Error(
      `The folder ${root} cannot be written: give yourself the right, or set SELLERCLOUDX_HOME to another.`,
    );
  }
  return home;
}

export type Secrets = Record<keyof typeof makers, string>;

const text = () => randomBytes(24).toString("base64url");
const makers = {
  postgresPassword: text,
  ownerPassword: text,
  appPassword: text,
  adminRolePassword: text,
  jobsPassword: text,
  sessionSecret: () => randomBytes(32).toString("base64url"),
  keyEncryptionKey: () => randomBytes(32).toString("base64"),
  adminPassword: () => randomBytes(9).toString("base64url"),
  adminAuthenticatorSeed: () => new Secret({ size: 20 }).base32,
  inngestEventKey: text,
  inngestSigningKey: () => `signkey-prod-${randomBytes(32).toString("hex")}`,
  pusherKey: () => randomBytes(10).toString("hex"),
  pusherSecret: text,
  resendKey: () => `re_${text()}`,
  telegramToken: () => `${randomBytes(4).readUInt32BE()}:${randomBytes(26).toString("base64url")}`,
  openaiKey: () => `sk-${text()}`,
  imagesKey: text,
  uzumKey: text,
  wildberriesSecret: text,
  yandexKey: () => `ACMA:${text()}`,
  ozonKey: () => randomBytes(16).toString("hex"),
} as const;

/** Made once at random, kept in a file that only its owner reads. New names are added to an old file. */
export function openSecrets(home: LocalHome): Secrets {
  const file = `${home.root}/secrets`;
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>) : {};
  const all = Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, kept[name as keyof Secrets] ?? make()]),
  ) as Secrets;
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  return all;
}
