import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { checkMark, findFormatErrors, shipStatus } from "./exemplars.ts";
import type { Exemplar, Posting } from "./state.ts";

const mark = z.object({ mark: z.string(), mark_type: z.enum(["mandatory_mark", "jw_uin", "imei"]) });
const unit = z.object({ gtd: z.string().default(""), marks: z.array(mark).default([]) });
const numberBody = z.object({ posting_number: z.string() });
const checkBody = numberBody.extend({
  products: z.array(z.object({ product_id: z.number().int(), exemplars: z.array(unit) })),
});
const setBody = numberBody.extend({
  multi_box_qty: z.number().int().optional(),
  products: z.array(
    z.object({ product_id: z.number().int(), exemplars: z.array(unit.extend({ exemplar_id: z.number().int() })) }),
  ),
});

/** Units and their marking codes, before a posting is packed. */
export function addExemplarRoutes(app: Hono, sandbox: Sandbox) {
  const { state, now } = sandbox;
  const find = (number: string): Posting => {
    const posting = state.postings.get(number);
    if (!posting) throw new Refusal(404, "POSTING_NOT_FOUND");
    return posting;
  };
  const withExemplars = (posting: Posting): Posting & { exemplars: Exemplar[] } => {
    if (posting.exemplars) return { ...posting, exemplars: posting.exemplars };
    const exemplars = posting.lines.flatMap(({ sku, quantity }) =>
      Array.from({ length: quantity }, () => ({
        id: state.nextNumber("exemplar", 58_000_001),
        sku,
        gtd: "",
        marks: [],
      })),
    );
    state.postings.put(posting.number, { ...posting, exemplars });
    return { ...posting, exemplars };
  };

  app.post("/v6/fbs/posting/product/exemplar/create-or-get", async (c) => {
    const posting = withExemplars(find((await readBody(c, numberBody)).posting_number));
    return c.json({
      multi_box_qty: 0,
      posting_number: posting.number,
      products: posting.lines.map(({ sku, quantity }) => ({
        product_id: sku,
        quantity,
        has_imei: false,
        is_gtd_needed: posting.isMarked === true,
        is_jw_uin_needed: false,
        is_mandatory_mark_needed: posting.isMarked === true,
        is_mandatory_mark_possible: true,
        is_rnpt_needed: false,
        is_weight_needed: false,
        exemplars: posting.exemplars
          .filter((one) => one.sku === sku)
          .map(({ id, gtd, marks }) => ({
            exemplar_id: id,
            gtd,
            is_gtd_absent: false,
            rnpt: "",
            is_rnpt_absent: false,
            marks,
          })),
      })),
    });
  });

  app.post("/v5/fbs/posting/product/exemplar/validate", async (c) => {
    const { posting_number, products } = await readBody(c, checkBody);
    const posting = find(posting_number);
    return c.json({
      products: products.map(({ product_id, exemplars }) => {
        const isKnown = posting.lines.some(({ sku }) => sku === product_id);
        const checked = exemplars.map(({ gtd, marks }) => {
          const own = marks.map((one) => ({ mark: one.mark, mark_type: one.mark_type, errors: findFormatErrors(one) }));
          const valid = own.every(({ errors }) => errors.length === 0);
          return { gtd, valid, errors: [], marks: own.map((one) => ({ ...one, valid: one.errors.length === 0 })) };
        });
        const valid = isKnown && checked.every((one) => one.valid);
        return { product_id, valid, error: isKnown ? "" : "UNKNOWN_PRODUCT_DEFINED", exemplars: checked };
      }),
    });
  });

  /** Good or bad, the answer is the same: a task. Who leaves a unit out takes what was known of it away. */
  app.post("/v6/fbs/posting/product/exemplar/set", async (c) => {
    const { posting_number, products } = await readBody(c, setBody);
    const posting = withExemplars(find(posting_number));
    if (posting.status !== "awaiting_packaging") throw new Refusal(400, "HAS_INCORRECT_STATUS");
    const sent = new Map(products.flatMap(({ exemplars }) => exemplars.map((one) => [one.exemplar_id, one] as const)));
    const exemplars = posting.exemplars.map((one) => {
      const { gtd = "", marks = [] } = sent.get(one.id) ?? {};
      return { ...one, gtd, marks };
    });
    state.postings.put(posting.number, { ...posting, exemplars, marksAt: now().getTime() });
    return c.body(null, 200);
  });

  app.post("/v5/fbs/posting/product/exemplar/status", async (c) => {
    const posting = withExemplars(find((await readBody(c, numberBody)).posting_number));
    const time = now().getTime();
    return c.json({
      posting_number: posting.number,
      status: shipStatus(posting, time),
      products: posting.lines.map(({ sku }) => ({
        product_id: sku,
        exemplars: posting.exemplars
          .filter((one) => one.sku === sku)
          .map(({ id, gtd, marks }) => ({
            exemplar_id: id,
            gtd,
            marks: marks.map((one) => {
              const { status, errors } = checkMark(posting, one.mark, time);
              return { ...one, check_status: status, error_codes: errors };
            }),
          })),
      })),
    });
  });
}
