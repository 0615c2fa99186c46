import type { Context, Hono } from "hono";
import { z } from "zod";
import { askQuestion, writeReview } from "./buyers-words.ts";
import { closeChat, writeAsBuyer } from "./chats.ts";
import { act, findSeller, type Naming, naming } from "./control.ts";
import { advanceOrder } from "./posting-flow.ts";
import { advanceReturn, openReturn } from "./returns.ts";
import type { Sellers } from "./sellers.ts";

const text = z.string().min(1);
const name = z.string().min(1).optional();
const questionBody = naming.extend({ sku: text, text, buyer: z.string().min(1).default("Покупатель") });
const reviewBody = naming.extend({
  sku: text,
  text: z.string().default(""),
  stars: z.coerce.number().int().min(1).max(5).default(5),
  photos: z.array(z.string()).default([]),
});
const chatBody = naming.extend({ text, chatId: name, sku: name, orderId: name, buyer: name });
const returnBody = naming.extend({
  orderId: text,
  kind: z.enum(["return", "not-collected"]).default("return"),
  reason: z.string().default("Не подошёл товар"),
});
const advanceBody = naming.extend({ to: name });

/** What buyers write and bring back. */
export function addBuyerControls(app: Hono, sellers: Sellers, key: string) {
  const sandboxOf = (c: Context, named: Naming) => findSeller(sellers, key, c, named).sandbox;

  app.post("/_sandbox/questions", (c) =>
    act(c, questionBody, (input) => ({ externalId: askQuestion(sandboxOf(c, input), input) })),
  );

  app.post("/_sandbox/reviews", (c) =>
    act(c, reviewBody, (input) => ({ externalId: writeReview(sandboxOf(c, input), input) })),
  );

  app.post("/_sandbox/chats", (c) =>
    act(c, chatBody, (input) => ({ externalId: writeAsBuyer(sandboxOf(c, input), input) })),
  );

  app.post("/_sandbox/chats/:id/close", (c) =>
    act(c, naming, (input) => {
      closeChat(sandboxOf(c, input), c.req.param("id"));
      return { externalId: c.req.param("id") };
    }),
  );

  app.post("/_sandbox/returns", (c) =>
    act(c, returnBody, ({ orderId, kind, reason, ...named }) => {
      const sandbox = sandboxOf(c, named);
      if (kind === "return") return { externalId: openReturn(sandbox, orderId, reason) };
      advanceOrder(sandbox, orderId, "cancelled");
      const made = sandbox.state.returns.list().find(({ value }) => value.postingNumber === orderId);
      return { externalId: made?.key ?? null };
    }),
  );

  app.post("/_sandbox/returns/:id/advance", (c) =>
    act(c, advanceBody, ({ to, ...named }) => ({
      externalId: c.req.param("id"),
      status: advanceReturn(sandboxOf(c, named), c.req.param("id"), to),
    })),
  );
}
