import { Hono } from "hono";
import { type Running, serveLocally } from "../serve.ts";
import { openStore } from "../store.ts";
import { createOutbox } from "./outbox.ts";
import { createPages } from "./pages.ts";
import { type ApiKeys, createResendApi } from "./resend-api.ts";

/** `now` in milliseconds. Without `stateFile` the outbox is forgotten at the end. */
type MailOptions = ApiKeys & { port?: number; stateFile?: string; now?: () => number };

/** Starts a server that takes mails as Resend's API does and shows them instead of delivering them. */
export async function startMail(options: MailOptions): Promise<Running> {
  const store = openStore(options.stateFile);
  const outbox = createOutbox(store, options.now ?? Date.now);
  const app = new Hono();
  app.route("/", createResendApi(outbox, options));
  app.route("/", createPages(outbox));
  const running = await serveLocally(app, options.port);
  let closed: Promise<void> | undefined;
  return {
    ...running,
    close: () => {
      closed ??= running.close().then(() => store.close());
      return closed;
    },
  };
}
