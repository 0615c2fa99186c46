import { type Context, Hono } from "hono";
import { Fault } from "./fault.ts";
import type { Draft, Message } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import { readDraft } from "./read-draft.ts";

const MAX_BATCH = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `sendOnlyKey` is Resend's "sending access": it may send and read nothing. */
export type ApiKeys = { apiKey: string; sendOnlyKey?: string };

/** The part of Resend's API that the product may use: sending one, sending many, looking one up. */
export function createResendApi(outbox: Outbox, keys: ApiKeys): Hono {
  const api = new Hono();
  api.onError((error, c) => {
    const fault = error instanceof Fault ? error : new Fault("internal_server_error", "Something went wrong.");
    if (fault !== error) console.error(error);
    return c.json(fault.toReply(), fault.statusCode);
  });
  api.use("/emails/*", (c, next) => {
    const key = /^Bearer\s+(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (key === undefined) throw new Fault("missing_api_key", "Missing API key in the authorization header.");
    const isSendOnly = key === keys.sendOnlyKey;
    if (!isSendOnly && key !== keys.apiKey) throw new Fault("invalid_api_key", "API key is invalid.");
    if (isSendOnly && c.req.method !== "POST") {
      throw new Fault("restricted_api_key", "This API key is restricted to only send emails.");
    }
    return next();
  });

  api.post("/emails", async (c) => {
    const key = readIdempotencyKey(c);
    const body = await readJson(c);
    const draft = readDraft(body, { inBatch: false });
    return c.json(outbox.send({ key, payload: ["one", body] }, [draft], ([id]) => ({ id })));
  });

  api.post("/emails/batch", async (c) => {
    const key = readIdempotencyKey(c);
    const body = await readJson(c);
    if (!Array.isArray(body) || body.length === 0 || body.length > MAX_BATCH) {
      throw new Fault("validation_error", `The batch needs to be a list of 1 to ${MAX_BATCH} emails.`);
    }
    const isPermissive = c.req.header("x-batch-validation") === "permissive";
    const { drafts, errors } = readBatch(body, isPermissive);
    const reply = outbox.send({ key, payload: ["batch", isPermissive, body] }, drafts, (ids) => ({
      data: ids.map((id) => ({ id })),
      ...(isPermissive ? { errors } : {}),
    }));
    return c.json(reply);
  });

  api.get("/emails/:id", (c) => {
    const id = c.req.param("id");
    if (!UUID.test(id)) throw new Fault("invalid_parameter", "The parameter must be a valid UUID.");
    const message = outbox.find(id.toLowerCase());
    if (!message) throw new Fault("not_found", "Email not found");
    return c.json(describeEmail(message));
  });

  for (const path of ["/emails", "/emails/batch", "/emails/:id"]) {
    api.all(path, () => {
      throw new Fault("method_not_allowed", "Method is not allowed for the requested path.");
    });
  }
  api.all("/emails/*", () => {
    throw new Fault("not_found", "The requested endpoint does not exist.");
  });
  return api;
}

function readBatch(body: unknown[], isPermissive: boolean) {
  const drafts: Draft[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, one] of body.entries()) {
    try {
      drafts.push(readDraft(one, { inBatch: true }));
    } catch (error) {
      if (!isPermissive || !(error instanceof Fault)) throw error;
      errors.push({ index, message: error.message });
    }
  }
  return { drafts, errors };
}

function readIdempotencyKey(c: Context): string | null {
  const key = c.req.header("idempotency-key") ?? null;
  if (key !== null && (key.length < 1 || key.length > 256)) {
    throw new Fault("invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  return key;
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Fault("validation_error", "The body is not JSON.");
  }
}

function describeEmail(message: Message) {
  return {
    object: "email",
    id: message.id,
    message_id: `<${message.id}@mail.local>`,
    from: message.from,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    reply_to: message.replyTo,
    subject: message.subject,
    html: message.html,
    text: message.text,
    tags: message.tags,
    created_at: message.createdAt.replace("T", " ").replace("Z", "+00"),
    last_event: "delivered",
  };
}
