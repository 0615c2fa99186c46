import { html } from "hono/html";
import { layout, timeOf } from "./layout.ts";
import type { Message } from "./message.ts";

const PAGE_SIZE = 100;
const PREVIEW_LENGTH = 160;

/** The list of sent mails, newest first; `page` counts from 1. */
export function outboxPage(messages: Message[], options: { to: string | undefined; page: number }) {
  const { to, page } = options;
  const shown = messages.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const linkTo = (target: number) => `/?${new URLSearchParams({ ...(to ? { to } : {}), page: String(target) })}`;
  return layout(
    "Outbox",
    html`<h1>Outbox</h1>
      <p>Mails that the product has sent. They stay on this machine: nobody else receives them.</p>
      ${to ? html`<p>Only to ${to}. <a href="/">Show all</a></p>` : ""}
      ${shown.length > 0 ? html`<ul class="card mails">${shown.map(row)}</ul>` : html`<div class="card empty soft">No mail here yet.</div>`}
      <p>${page > 1 ? html`<a href="${linkTo(page - 1)}">Newer</a> ` : ""}${
        messages.length > page * PAGE_SIZE ? html`<a href="${linkTo(page + 1)}">Older</a>` : ""
      }</p>`,
    10,
  );
}

function row(message: Message) {
  return html`<li><a href="/messages/${message.id}">
    <span class="badge" aria-hidden="true">${(message.to[0] ?? "?").trim().charAt(0).toUpperCase()}</span>
    <span class="lines">
      <span class="top"><span class="cut">${message.to.join(", ")}</span>${timeOf(message.createdAt)}</span>
      <span class="cut subject">${message.subject}</span>
      <span class="cut soft">${message.text?.slice(0, PREVIEW_LENGTH) ?? ""}${message.attachments.length > 0 ? ` · ${message.attachments.length} attached` : ""}</span>
    </span>
  </a></li>`;
}
