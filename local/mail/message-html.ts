import type { Message } from "./message.ts";

/** What a mail may do inside its frame: look as designed, open links in new windows, run nothing. */
export const MAIL_POLICY = [
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "img-src * data:",
  "style-src * 'unsafe-inline'",
  "font-src * data:",
].join("; ");

/** The HTML part with every link opening in a new window and inline images taken from the attachments. */
export function renderMailHtml(message: Message): string {
  const base = '<base target="_blank">';
  const withoutTargets = (message.html ?? "").replace(/(<a\b[^>]*?)\starget\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "$1");
  const withImages = message.attachments.reduce(
    (html, { contentId }, index) =>
      contentId ? html.replaceAll(`cid:${contentId}`, `/messages/${message.id}/attachments/${index}`) : html,
    withoutTargets,
  );
  return /<head\b[^>]*>/i.test(withImages)
    ? withImages.replace(/<head\b[^>]*>/i, (head) => head + base)
    : `<!doctype html><meta charset="utf-8">${base}${withImages.replace(/^\s*<!doctype[^>]*>/i, "")}`;
}
