import { Resend } from "resend";
import { afterEach } from "vitest";
import { startMail } from "../../../local/mail/start-mail.ts";

const apiKey = "re_full";
export const sendOnlyKey = "re_send_only";

type Mail = Awaited<ReturnType<typeof startMail>>;

type SentMail = { id: string; to: string[]; subject: string; html: string | null; text: string | null };

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

export async function startServer(options: Partial<Parameters<typeof startMail>[0]> = {}): Promise<Mail> {
  const running = await startMail({ apiKey, sendOnlyKey, ...options });
  opened.push(running);
  return running;
}

/** The official client, unchanged. */
export function createResend({ url }: Mail, key = apiKey): Resend {
  return new Resend(key, { baseUrl: url });
}

export async function listMails({ url }: Mail, to?: string): Promise<SentMail[]> {
  const query = to === undefined ? "" : `?${new URLSearchParams({ to })}`;
  return (await fetch(`${url}/messages.json${query}`)).json() as Promise<SentMail[]>;
}

export function post({ url }: Mail, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export const welcome = {
  from: "SellerCloudX <hello@sellercloudx.uz>",
  to: "Aziza Karimova <aziza@example.uz>",
  subject: "Xush kelibsiz, Oʻktam!",
  html: '<p>Salom! <a href="https://example.uz/confirm?t=1&amp;x=2">Tasdiqlash</a></p>',
  text: "Salom!",
};
