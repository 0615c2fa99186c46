import { render } from "@react-email/render";
import { createElement } from "react";
import { MailLayout } from "@/lib/email/mail-layout";
import type { Locale } from "@/lib/i18n/locales";

export type MailText = {
  /** The language it is written in. */
  locale: Locale;
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Shown large, in digits of one width. */
  code?: string | undefined;
  /** Several messages in one mail. */
  items?: { label: string; detail: string; url: string }[] | undefined;
  button?: { label: string; url: string } | undefined;
  /** Why this mail came. */
  footer: string;
  /** Where it can be switched off, if it can. */
  settings?: { label: string; url: string } | undefined;
  /** What the list of a mail program shows beside the subject; without it the first paragraph. */
  preview?: string | undefined;
};

/** Both forms of a mail; whatever stands in a text is shown as text, in either. */
export async function renderMail(mail: MailText): Promise<{ html: string; text: string }> {
  const html = await render(createElement(MailLayout, { mail, lang: mail.locale }));
  return { html, text: writePlain(mail) };
}

function writePlain({ heading, paragraphs, code, items = [], button, footer, settings }: MailText): string {
  const parts = [
    heading,
    ...paragraphs,
    code,
    ...items.map(({ label, detail, url }) => [label, detail, url].filter(Boolean).join("\n")),
    button && `${button.label}: ${button.url}`,
    footer,
    settings && `${settings.label}: ${settings.url}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}
