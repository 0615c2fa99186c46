import { Hono } from "hono";
import { html } from "hono/html";
import { botName, type Chat, type Chats } from "./chats.ts";
import { layout, timeOf } from "./layout.ts";

const languages = { uz: "Oʻzbekcha", ru: "Русский", en: "English" };

/** What a person's phone would show. `/<bot>?start=…` is what a t.me link leads to. */
export function createPages(chats: Chats): Hono {
  const pages = new Hono();

  pages.get("/", (c) => {
    const all = chats.list();
    return c.html(
      layout(
        "Telegram",
        html`<h1>Telegram</h1>
        <p>Chats with @${botName}. They stay on this machine.</p>
        ${
          all.length > 0
            ? html`<ul class="card chats">${all.map(row)}</ul>`
            : html`<div class="card empty">Nobody has written to the bot yet: open a link of the product's.</div>`
        }`,
      ),
    );
  });

  pages.get("/chats.json", (c) => c.json(chats.list()));

  pages.get(`/${botName}`, (c) => {
    const start = c.req.query("start") ?? "";
    return c.html(
      layout(
        botName,
        html`<h1>@${botName}</h1>
        <form class="card" method="post" action="/start">
          <input type="hidden" name="start" value="${start}">
          <label>Who you are <select name="chat"><option value="">Somebody new</option>${chats
            .list()
            .map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
          <label>Name <input name="name" value="Dilnoza" maxlength="64"></label>
          <label>Language of the phone <select name="language">${Object.entries(languages).map(
            ([code, name]) => html`<option value="${code}">${name}</option>`,
          )}</select></label>
          <button>Start</button>
        </form>`,
      ),
    );
  });

  pages.post("/start", async (c) => {
    const form = await c.req.parseBody();
    const known = chats.find(Number(form.chat));
    const chat = known ?? chats.open(String(form.name || "Dilnoza").slice(0, 64), String(form.language || "uz"));
    const start = String(form.start ?? "");
    chats.write(chat.id, start ? `/start ${start}` : "/start");
    return c.redirect(`/chats/${chat.id}`, 303);
  });

  pages.get("/chats/:id", (c) => {
    const chat = chats.find(Number(c.req.param("id")));
    return chat ? c.html(chatPage(chat)) : c.html(layout("No such chat", "There is no such chat."), 404);
  });

  pages.post("/chats/:id", async (c) => {
    const id = Number(c.req.param("id"));
    const form = await c.req.parseBody();
    if (!chats.find(id)) return c.notFound();
    if (typeof form.text === "string" && form.text.trim()) chats.write(id, form.text.trim().slice(0, 4_096));
    if (typeof form.press === "string") chats.press(id, Number(form.message), form.press);
    if (typeof form.block === "string") chats.setBlocked(id, form.block === "yes");
    return c.redirect(`/chats/${id}`, 303);
  });
  return pages;
}

function row({ id, name, isBlocked, messages }: Chat) {
  const last = messages.at(-1);
  return html`<li><a href="/chats/${id}"><strong>${name}</strong>${isBlocked ? " · blocked the bot" : ""}
    <span class="cut">${last?.text ?? ""}</span></a></li>`;
}

function chatPage({ name, isBlocked, messages }: Chat) {
  return layout(
    name,
    html`<p><a href="/">← Chats</a></p><h1>${name}</h1>
    <ol class="talk">${messages.map(
      (
        message,
      ) => html`<li class="${message.fromBot ? "bot" : "me"}"><p>${linked(message.text)}</p>${timeOf(message.at)}${message.isSilent ? html` <small>· without a sound</small>` : ""}
      ${message.buttons.map(
        (line) =>
          html`<div class="keys">${line.map((button) =>
            button.url
              ? html`<a href="${button.url}" target="_blank" rel="noopener">${button.text}</a>`
              : html`<form method="post"><input type="hidden" name="message" value="${message.id}"><button name="press" value="${button.callback_data ?? ""}">${button.text}</button></form>`,
          )}</div>`,
      )}</li>`,
    )}</ol>
    <form method="post" class="card"><label>Message <input name="text" autocomplete="off" required></label><button>Send</button></form>
    <form method="post"><button class="quiet" name="block" value="${isBlocked ? "no" : "yes"}">${isBlocked ? "Unblock the bot" : "Block the bot"}</button></form>`,
  );
}

const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part) =>
      part.startsWith("http") ? html`<a href="${part}" target="_blank" rel="noopener">${part}</a>` : part,
    );
