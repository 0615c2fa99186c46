import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { answer, findSeller, type Naming, naming, readInput } from "./control-input.ts";
import { BadRequest } from "./replies.ts";
import { advanceReturn, openReturn, shipmentStatuses } from "./returns.ts";
import type { Sellers } from "./sellers.ts";
import { writeQuestion, writeReview, writeToChat } from "./talk.ts";
import { traitsSchema } from "./traits.ts";

const buyer = z.string().min(1).default("Dilnoza");
const orderId = z.coerce.number().int().positive();

const questionSchema = z.object({ ...naming, sku: z.string(), text: z.string().min(1).max(5000), buyer });
const reviewSchema = z.object({
  ...naming,
  sku: z.string(),
  text: z.string().max(5000).default(""),
  stars: z.coerce.number().int().min(1).max(5).default(5),
  buyer,
  orderId: orderId.optional(),
});
const chatSchema = z.object({ ...naming, text: z.string().min(1).max(4096), buyer, orderId: orderId.optional() });
const returnSchema = z.object({
  ...naming,
  orderId,
  kind: z.enum(["return", "not-collected"]).default("return"),
  reason: z.string().default("Не подошёл"),
  quantity: z.coerce.number().int().positive().optional(),
});
const returnStepSchema = z.object({ ...naming, to: z.enum(shipmentStatuses).optional() });
const timeSchema = z.object({ ...naming, advanceMs: z.coerce.number().int().nonnegative() });
const cabinetSchema = traitsSchema.partial().extend(naming);

/** What buyers, time and the cabinet's owner do; no part of Yandex Market's API. */
export function addBuyerRoutes(app: Hono, sellers: Sellers, key: string, clock: Clock) {
  const find = (c: Context, named: Naming) => findSeller(sellers, key, c, named);

  app.post("/_sandbox/questions", async (c) => {
    const input = await readInput(c, questionSchema);
    const seller = find(c, input);
    return answer(c, seller, { externalId: String(writeQuestion(seller.state, input).id) });
  });

  app.post("/_sandbox/reviews", async (c) => {
    const input = await readInput(c, reviewSchema);
    const seller = find(c, input);
    const { id } = writeReview(seller.state, seller.pushes.send, { ...input, orderId: input.orderId ?? null });
    return answer(c, seller, { externalId: String(id) });
  });

  app.post("/_sandbox/chats", async (c) => {
    const input = await readInput(c, chatSchema);
    const seller = find(c, input);
    const { id } = writeToChat(seller.state, seller.pushes.send, { ...input, orderId: input.orderId ?? null });
    return answer(c, seller, { externalId: String(id) });
  });

  app.post("/_sandbox/returns", async (c) => {
    const input = await readInput(c, returnSchema);
    const seller = find(c, input);
    const order = seller.state.orders.get(String(input.orderId));
    if (!order) throw new BadRequest(`no order ${input.orderId}`, 404);
    const kind = input.kind === "return" ? "RETURN" : "UNREDEEMED";
    const { id } = openReturn(seller.state, seller.pushes.send, order, { ...input, kind });
    return answer(c, seller, { externalId: String(id) });
  });

  app.post("/_sandbox/returns/:id/advance", async (c) => {
    const input = await readInput(c, returnStepSchema);
    const seller = find(c, input);
    const one = advanceReturn(seller.state, seller.pushes.send, c.req.param("id"), input.to);
    return answer(c, seller, { externalId: String(one.id), shipmentStatus: one.shipmentStatus });
  });

  app.post("/_sandbox/time", async (c) => {
    const { advanceMs, ...named } = await readInput(c, timeSchema);
    clock.advance(advanceMs);
    return answer(c, find(c, named), { now: clock.now().toISOString() });
  });

  /** What is left out goes back to the usual. */
  app.post("/_sandbox/cabinet", async (c) => {
    const { key: given, seller: label, ...traits } = await readInput(c, cabinetSchema);
    const seller = find(c, { key: given, seller: label });
    seller.state.settings.put("traits", JSON.stringify(traits));
    return answer(c, seller, seller.state.traits());
  });
}
