import { Hono } from "hono";
import { layout } from "./layout.ts";
import { MAIL_POLICY, renderMailHtml } from "./message-html.ts";
import { isView, messagePage } from "./message-page.ts";
import type { Outbox } from "./outbox.ts";
import { outboxPage } from "./outbox-page.ts";

/** For people, and `/messages.json` for tests. No key: whoever sits at this machine may read its outbox. */
export function createPages(outbox: Outbox): Hono {
  const pages = new Hono();
  pages.get("/", (c) => {
    const to = c.req.query("to") || undefined;
    const page = Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1);
    return c.html(outboxPage(outbox.list(to), { to, page }));
  });

  pages.get("/messages.json", (c) => c.json(outbox.list(c.req.query("to"))));

  pages.get("/messages/:id", (c) => {
    const message = outbox.find(c.req.param("id"));
    if (!message) return c.html(layout("No such mail", "There is no such mail."), 404);
    const view = c.req.query("view");
    return c.html(messagePage(message, isView(view) ? view : message.html === null ? "text" : "html"));
  });

  pages.get("/messages/:id/html", (c) => {
    const message = outbox.find(c.req.param("id"));
    if (!message) return c.notFound();
    c.header("content-security-policy", MAIL_POLICY);
    return c.html(renderMailHtml(message));
  });

  pages.get("/messages/:id/attachments/:index", (c) => {
    const file = outbox.findAttachment(c.req.param("id"), Number(c.req.param("index")));
    if (!file) return c.notFound();
    return c.body(file.content, 200, {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    });
  });
  return pages;
}
