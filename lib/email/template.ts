export type MailText = {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Shown large, in digits of one width. */
  code?: string | undefined;
  button?: { label: string; url: string } | undefined;
  footer: string;
};

/** One quiet layout for every mail; tables and inline styles, because mail programs know nothing else. */
export function renderMail(text: MailText): { html: string; text: string } {
  const body = [
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600">${escapeHtml(text.heading)}</h1>`,
    ...text.paragraphs.map(
      (one) => `<p style="margin:0 0 12px;font-size:16px;line-height:24px">${escapeHtml(one)}</p>`,
    ),
    text.code &&
      `<p style="margin:20px 0;font-size:28px;letter-spacing:6px;font-weight:600;font-variant-numeric:tabular-nums">${escapeHtml(text.code)}</p>`,
    text.button &&
      `<p style="margin:24px 0"><a href="${escapeHtml(text.button.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f4e9c;color:#ffffff;font-size:16px;text-decoration:none">${escapeHtml(text.button.label)}</a></p>`,
  ].filter(Boolean);
  const html = `<!doctype html><html><body style="margin:0;background:#f7f4ee;color:#211d18;font-family:Onest,Arial,sans-serif"><table role="presentation" width="100%"><tr><td align="center" style="padding:32px 16px"><table role="presentation" width="100%" style="max-width:560px;background:#fffdf9;border:1px solid #e3dccf;border-radius:8px"><tr><td style="padding:28px">${body.join("")}</td></tr></table><p style="max-width:560px;margin:16px auto 0;font-size:12px;line-height:18px;color:#6d6458">${escapeHtml(text.footer)}</p></td></tr></table></body></html>`;
  const plain = [
    text.heading,
    ...text.paragraphs,
    text.code,
    text.button && `${text.button.label}: ${text.button.url}`,
    text.footer,
  ];
  return { html, text: plain.filter(Boolean).join("\n\n") };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
