import { getMimeType } from "hono/utils/mime";
import { z } from "zod";
import { parseAddress } from "./address.ts";
import { Fault } from "./fault.ts";
import type { Draft } from "./message.ts";

const MAX_RECIPIENTS = 50;
/** After base64 encoding, per mail. */
const MAX_ATTACHMENTS_LENGTH = 40_000_000;
const UNSUPPORTED = ["template", "topic_id", "scheduled_at"];

const address = z.string().refine((text) => parseAddress(text) !== null);
const addresses = z.union([address.transform((one) => [one]), z.array(address)]);
const tagText = z.string().regex(/^[\w-]{1,256}$/);
const fields = {
  to: addresses.pipe(z.array(z.string()).min(1).max(MAX_RECIPIENTS)),
  cc: addresses.nullish(),
  bcc: addresses.nullish(),
  reply_to: addresses.nullish(),
  from: address,
  subject: z.string().regex(/^[^\r\n]*$/),
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string().regex(/^[!-9;-~]+$/), z.string().regex(/^[^\r\n]*$/)).nullish(),
  tags: z.array(z.object({ name: tagText, value: tagText })).nullish(),
};
const attachmentSchema = z.object({
  filename: z
    .string()
    .min(1)
    .overwrite((name) => name.toWellFormed())
    .optional(),
  content: z.string().min(1),
  content_type: z
    .string()
    .regex(/^[!-~][ -~]*$/)
    .optional(),
  content_id: z.string().optional(),
});

const ADDRESS_RULE = "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.";
const RULES: Record<string, string> = {
  to: `${ADDRESS_RULE} At most ${MAX_RECIPIENTS} addresses.`,
  cc: ADDRESS_RULE,
  bcc: ADDRESS_RULE,
  reply_to: ADDRESS_RULE,
  from: ADDRESS_RULE,
  subject: "It needs to be a text of one line.",
  headers: "It needs to be an object of header names and one-line texts.",
  tags: "Names and values take up to 256 ASCII letters, numbers, underscores or dashes.",
};

/** Reads one email object of `POST /emails` or `POST /emails/batch`, or refuses it as Resend does. */
export function readDraft(body: unknown, { inBatch }: { inBatch: boolean }): Draft {
  const given = z.record(z.string(), z.unknown()).safeParse(body).data;
  if (!given) throw new Fault("validation_error", "The email needs to be an object.");
  for (const field of ["from", "to", "subject"]) {
    if (given[field] === undefined || given[field] === null || given[field] === "") {
      throw new Fault("missing_required_field", `Missing \`${field}\` field.`);
    }
  }
  for (const field of UNSUPPORTED) {
    if (given[field] !== undefined && given[field] !== null) {
      throw new Fault("validation_error", `The \`${field}\` field is not supported by this local server.`);
    }
  }
  const email = z.object(fields).safeParse(given);
  if (!email.success) {
    const field = String(email.error.issues[0]?.path[0]);
    throw new Fault("validation_error", `Invalid \`${field}\` field. ${RULES[field] ?? "It needs to be a text."}`);
  }
  const { data } = email;
  if (!data.html && !data.text) throw new Fault("missing_required_field", "Missing `html` or `text` field.");
  return {
    from: data.from,
    to: data.to,
    cc: data.cc ?? [],
    bcc: data.bcc ?? [],
    replyTo: data.reply_to ?? [],
    subject: data.subject,
    html: data.html ?? null,
    text: data.text ?? null,
    headers: data.headers ?? {},
    tags: data.tags ?? [],
    attachments: readAttachments(given.attachments ?? [], inBatch),
  };
}

function readAttachments(given: unknown, inBatch: boolean): Draft["attachments"] {
  if (!Array.isArray(given)) throw new Fault("invalid_attachment", "Attachments need to be a list.");
  if (given.length > 0 && inBatch) {
    throw new Fault("validation_error", "The `attachments` field is not supported in a batch.");
  }
  const attachments = given.map((one, index) => {
    const { data } = attachmentSchema.safeParse(one);
    if (!data || !isBase64(data.content)) {
      const reason = "Attachment must have a `content` in base64; `path` is not supported by this local server.";
      throw new Fault("invalid_attachment", reason);
    }
    const filename = data.filename ?? `attachment-${index + 1}`;
    return {
      filename,
      contentType: data.content_type ?? getMimeType(filename) ?? "application/octet-stream",
      contentId: data.content_id ?? null,
      bytes: Buffer.from(data.content, "base64").length,
      content: data.content,
    };
  });
  if (attachments.reduce((sum, { content }) => sum + content.length, 0) > MAX_ATTACHMENTS_LENGTH) {
    throw new Fault("invalid_attachment", "Attachments are larger than 40 MB after base64 encoding.");
  }
  return attachments;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
