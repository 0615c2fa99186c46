import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { projectRoot, type Secrets } from "../../../local/cli/home.ts";
import { sandboxClientId, sandboxKey } from "../../../local/cli/services.ts";
import { sellerClientId } from "../../../local/marketplaces/ozon/seller-key.ts";

/** Where the product under test keeps its data, secrets and the addresses of its stand-ins. */
export const home = process.env.E2E_HOME ?? `${projectRoot}/.local`;

export const readSecrets = (of = home): Secrets => JSON.parse(readFileSync(`${of}/secrets`, "utf8"));

type Ready = { origin: string; pages: { name: string; url: string }[] };

export function standIn(name: string): string {
  const { pages } = JSON.parse(readFileSync(`${home}/ready.json`, "utf8")) as Ready;
  const found = pages.find((page) => page.name === name);
  if (!found) throw new Error(`no stand-in ${name} runs beside the product`);
  return found.url;
}

export type MarketplaceName = "uzum" | "wildberries" | "yandex" | "ozon";

/** A seller of one's own at each sandbox: what the person types on the connect form. */
export function sellerKey(marketplace: MarketplaceName, label: string): { key: string; clientId: string | null } {
  const key = `${sandboxKey(readSecrets())[marketplace]}~${label}`;
  return { key, clientId: marketplace === "ozon" ? sellerClientId(sandboxClientId, label) : null };
}

export type Mail = { id: string; subject: string; html: string; text: string };

/** The newest mail to an address that fits, as soon as it is there. */
export async function findMail(to: string, fits: (mail: Mail) => boolean): Promise<Mail> {
  const found: Mail[] = [];
  const read = async () => {
    const mails = await fetch(`${standIn("mail")}/messages.json?to=${encodeURIComponent(to)}`);
    found.push(...((await mails.json()) as Mail[]).filter(fits));
    return found.length;
  };
  await expect.poll(read, { message: `a mail to ${to}`, timeout: 20_000 }).toBeGreaterThan(0);
  return found[0] as Mail;
}

/** What buyers, couriers and cabinets do at a sandbox. */
export async function control<T>(marketplace: MarketplaceName, path: string, body: object): Promise<T> {
  const answer = await fetch(`${standIn(marketplace)}/_sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${marketplace} ${path}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return (await answer.json()) as T;
}
