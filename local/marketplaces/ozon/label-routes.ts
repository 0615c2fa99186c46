import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { makePdf } from "./pdf.ts";

const labelBody = z.object({ posting_number: z.array(z.string()).min(1).max(20) });

/** "We recommend to ask 45 to 60 seconds after packing." */
const printingMs = 45_000;

export function addLabelRoutes(app: Hono, { state, now }: Sandbox) {
  app.post("/v2/posting/fbs/package-label", async (c) => {
    const { posting_number } = await readBody(c, labelBody);
    const postings = posting_number.flatMap((number) => state.postings.get(number) ?? []);
    if (postings.some(({ status }) => status === "delivered")) {
      throw new Refusal(400, "label not allowed for delivered postings");
    }
    const waiting = postings.filter(({ status }) => status === "awaiting_deliver");
    if (waiting.length === 0) throw new Refusal(400, "NO_POSTINGS_FOR_BATCH_DOWNLOAD");
    if (waiting.length < posting_number.length) throw new Refusal(400, "INVALID_ARGUMENT");
    const early = waiting.filter(({ changedAt }) => Date.parse(changedAt) + printingMs > now().getTime());
    if (early.length > 0) {
      throw new Refusal(400, `The next postings aren't ready: ${early.map(({ number }) => number).join(", ")}`);
    }
    const pdf = makePdf(
      waiting.map(({ number, lines }) => [number, ...lines.map((line) => `${line.sku} x ${line.quantity}`)]),
    );
    return c.body(pdf, 200, { "content-type": "application/pdf" });
  });
}
