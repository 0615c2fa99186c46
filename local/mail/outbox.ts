import { createHash, randomUUID } from "node:crypto";
import type { Store } from "../store.ts";
import { parseAddress } from "./address.ts";
import { Fault } from "./fault.ts";
import type { Draft, Message } from "./message.ts";

/** For how long a key is remembered: https://resend.com/docs/dashboard/emails/idempotency-keys */
const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

type Remembered = { fingerprint: string; reply: unknown; at: number };

/** A request as a key remembers it: `payload` is all that must stay the same when it is repeated. */
type Keyed = { key: string | null; payload: unknown };

export type Outbox = ReturnType<typeof createOutbox>;

/** All mails ever sent, on disk before the sender is answered. `now` gives milliseconds. */
export function createOutbox(store: Store, now: () => number) {
  const messages = store.collection<Message>("messages");
  const contents = store.collection<string>("attachments");
  const keys = store.collection<Remembered>("idempotency-keys");
  forgetOldKeys();

  function forgetOldKeys(): void {
    for (const { key, value } of keys.list()) {
      if (value.at <= now() - KEY_LIFE_MS) keys.remove(key);
    }
  }

  function save({ attachments, ...draft }: Draft, idempotencyKey: string | null): string {
    const id = randomUUID();
    const createdAt = new Date(now()).toISOString();
    const infos = attachments.map(({ content, ...info }, index) => {
      contents.put(`${id}/${index}`, content);
      return info;
    });
    messages.put(id, { id, createdAt, ...draft, attachments: infos, idempotencyKey });
    return id;
  }

  return {
    /** Sends once per key: a repeated request gets the first one's reply. */
    send<R>({ key, payload }: Keyed, drafts: Draft[], replyTo: (ids: string[]) => R): R {
      return store.transaction(() => {
        const fingerprint = createHash("sha256").update(JSON.stringify(payload)).digest("hex");
        const remembered = key === null ? undefined : keys.get(key);
        if (remembered && remembered.at > now() - KEY_LIFE_MS) {
          if (remembered.fingerprint === fingerprint) return remembered.reply as R;
          throw new Fault("invalid_idempotent_request", "Same idempotency key used with a different request payload.");
        }
        const reply = replyTo(drafts.map((draft) => save(draft, key)));
        if (key !== null) keys.put(key, { fingerprint, reply, at: now() });
        return reply;
      });
    },

    find: (id: string): Message | undefined => messages.get(id),

    /** Newest first; `to` is an address without a name. */
    list(to?: string): Message[] {
      const wanted = to?.trim().toLowerCase();
      const isWanted = (recipient: string) => parseAddress(recipient)?.email.toLowerCase() === wanted;
      return messages
        .list()
        .map(({ value }) => value)
        .filter((message) => wanted === undefined || message.to.some(isWanted))
        .reverse();
    },

    findAttachment(id: string, index: number) {
      const info = messages.get(id)?.attachments[index];
      const content = contents.get(`${id}/${index}`);
      return info && content !== undefined ? { ...info, content: Buffer.from(content, "base64") } : undefined;
    },
  };
}
