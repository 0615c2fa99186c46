import { html } from "hono/html";
import { parseAddress } from "./address.ts";
import { layout, timeOf } from "./layout.ts";
import type { Message } from "./message.ts";

const VIEWS = { html: "HTML", text: "Text", headers: "Headers" };

type View = keyof typeof VIEWS;

export function isView(text: string | undefined): text is View {
  return text !== undefined && Object.hasOwn(VIEWS, text);
}

/** One mail as a mail client shows it. Its HTML stands in a frame of its own, without scripts. */
export function messagePage(message: Message, view: View) {
  const sender = parseAddress(message.from);
  return layout(
    message.subject,
    html`<p><a href="/">← Outbox</a></p>
    <article class="card">
      <div class="head">
        <span class="badge" aria-hidden="true">${(sender?.name || message.from).charAt(0).toUpperCase()}</span>
        <div class="lines">
          <h1>${message.subject}</h1>
          <span class="soft">From ${message.from}</span>
          <span class="soft">To ${message.to.join(", ")}</span>
          ${message.cc.length > 0 ? html`<span class="soft">Cc ${message.cc.join(", ")}</span>` : ""}
          ${timeOf(message.createdAt)}
        </div>
      </div>
      <nav class="tabs" aria-label="Parts of the mail">${Object.entries(VIEWS).map(
        ([name, label]) => html`<a href="?view=${name}" ${name === view ? html`aria-current="page"` : ""}>${label}</a>`,
      )}</nav>
      ${content(message, view)}
      ${message.attachments.length > 0 ? attachmentList(message) : ""}
    </article>`,
  );
}

function content(message: Message, view: View) {
  if (view === "headers") {
    return html`<dl>${listHeaders(message).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }
  if (view === "text") return html`<pre>${message.text ?? "This mail has no text part."}</pre>`;
  if (message.html === null) return html`<pre>This mail has no HTML part.</pre>`;
  return html`<iframe title="${message.subject}" src="/messages/${message.id}/html"
    sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    onload="this.style.height = this.contentDocument.documentElement.scrollHeight + 'px'"></iframe>`;
}

function attachmentList(message: Message) {
  return html`<ul class="files">${message.attachments.map(
    (file, index) =>
      html`<li><a href="/messages/${message.id}/attachments/${index}" download="${file.filename}">${file.filename}
        <span class="soft">${Math.ceil(file.bytes / 1024)} KB</span></a></li>`,
  )}</ul>`;
}

function listHeaders(message: Message): [string, string][] {
  const headers: [string, string][] = [
    ["From", message.from],
    ["To", message.to.join(", ")],
    ["Cc", message.cc.join(", ")],
    ["Bcc", message.bcc.join(", ")],
    ["Reply-To", message.replyTo.join(", ")],
    ["Subject", message.subject],
    ["Date", new Date(message.createdAt).toUTCString()],
    ["Message-ID", `<${message.id}@mail.local>`],
    ...Object.entries(message.headers),
    ["Idempotency-Key", message.idempotencyKey ?? ""],
    ["Tags", message.tags.map(({ name, value }) => `${name}=${value}`).join(", ")],
  ];
  return headers.filter(([, value]) => value !== "");
}
