import { Hono } from "hono";
import { html } from "hono/html";
import { type Running, serveLocally } from "../serve.ts";
import { openStore } from "../store.ts";
import { makeCode, readSecret, secondsLeft, stepSeconds } from "./codes.ts";

type Account = { name: string; secret: string };
type Options = {
  port?: number;
  /** The seeded administrator, where this installation has one. */
  first?: Account | null;
  stateFile?: string;
};

/** In the place of a phone's authenticator: codes of the first administrator, and of every secret that is pasted here. */
export async function startAuthenticator({ port = 0, first = null, stateFile }: Options = {}): Promise<Running> {
  const store = openStore(stateFile);
  const added = store.collection<Account>("accounts");
  const list = (): Account[] => [...(first ? [first] : []), ...added.list().map(({ value }) => value)];
  const app = new Hono();

  app.get("/", (c) => c.html(page(list(), new Date())));

  app.get("/codes.json", (c) =>
    c.json(list().map(({ name, secret }) => ({ name, code: makeCode(secret), secondsLeft: secondsLeft() }))),
  );

  app.post("/accounts", async (c) => {
    const form = await c.req.parseBody();
    const secret = readSecret(String(form.secret ?? ""));
    if (!secret) return c.html(page(list(), new Date(), "This is no secret key: 16 letters and digits or more."), 400);
    const name =
      String(form.name ?? "")
        .trim()
        .slice(0, 80) || `account ${list().length + 1}`;
    added.put(secret, { name, secret });
    return c.redirect("/", 303);
  });

  const running = await serveLocally(app, port);
  return {
    ...running,
    close: async () => {
      await running.close();
      store.close();
    },
  };
}

/** Loads itself anew when the codes change. */
function page(accounts: Account[], now: Date, fault?: string) {
  const left = secondsLeft(now);
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="${left};url=/">
  <title>Authenticator (stand-in)</title>
  <style>
    :root { color-scheme: light dark; --soft: #5d6b7a; --line: #d5dbe2 }
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.5rem; margin: 0 } p { color: var(--soft); margin: .25rem 0 1rem }
    ul { list-style: none; margin: 0 0 2rem; padding: 0 } li { border-top: 1px solid var(--line); padding: .75rem 0 }
    output { display: block; font: 600 2rem/1.3 ui-monospace, monospace; letter-spacing: .15em }
    label { display: block; margin: .75rem 0 .25rem } [role=alert] { color: #b3261e }
    input, button { font: inherit; min-height: 44px; width: 100%; box-sizing: border-box; padding: .25rem .75rem }
    button { margin-top: 1rem }
  </style>
</head>
<body>
  <h1>Authenticator</h1>
  <p>A stand-in of the app on a phone. Codes change every ${stepSeconds} seconds; these hold for ${left} more. Each is taken once.</p>
  <ul>${accounts.map(({ name, secret }) => html`<li>${name}<output>${makeCode(secret, now)}</output></li>`)}</ul>
  <form method="post" action="/accounts">
    ${fault ? html`<p role="alert">${fault}</p>` : ""}
    <label for="name">Name</label><input id="name" name="name" maxlength="80" autocomplete="off">
    <label for="secret">Secret key from the set-up page</label>
    <input id="secret" name="secret" required autocomplete="off" spellcheck="false">
    <button>Add</button>
  </form>
</body>
</html>`;
}
