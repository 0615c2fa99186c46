import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Env } from "./gate.ts";
import { readJson } from "./replies.ts";

const dateSchema = z.string().regex(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d.*)?$/);

const reportSchema = z.object({
  dateFrom: dateSchema,
  dateTo: dateSchema,
  limit: z.int().min(1).max(100_000).default(100_000),
  rrdId: z.int().min(0).default(0),
  period: z.enum(["daily", "weekly"]).default("weekly"),
});

/** Sales by their last change, and the detailed sales report. */
export function serveReports() {
  const api = new Hono<Env>();

  api.get("/api/v1/supplier/sales", (context) => {
    const dateFrom = dateSchema.safeParse(context.req.query("dateFrom"));
    if (!dateFrom.success) return context.json({ errors: ["dateFrom: field required"] }, 400);
    const isOfDay = context.req.query("flag") === "1";
    const rows = context
      .get("shop")
      .sales.list()
      .map(({ value }) => value)
      .filter(({ lastChangeDate, date }) =>
        isOfDay
          ? String(date).slice(0, 10) === dateFrom.data.slice(0, 10)
          : String(lastChangeDate) >= dateFrom.data.slice(0, 19),
      );
    return context.json(rows);
  });

  api.post("/api/finance/v1/sales-reports/detailed", async (context) => {
    const input = reportSchema.safeParse(await readJson(context));
    if (!input.success) return refuse(context, input.error.issues[0]);
    const { dateFrom, dateTo, limit, rrdId } = input.data;
    const rows = context
      .get("shop")
      .report.list()
      .map(({ value }) => value)
      .filter((row) => Number(row.rrdId) > rrdId)
      .filter(({ rrDate }) => String(rrDate) >= dateFrom.slice(0, 10) && String(rrDate) <= dateTo.slice(0, 10))
      .slice(0, limit);
    return rows.length > 0 ? context.json(rows) : context.body(null, 204);
  });
  return api;
}

function refuse(context: Context, issue: z.core.$ZodIssue | undefined) {
  const title = "GetReportDetailByPeriodNB decode error";
  const body = {
    status: 400,
    title,
    detail: `${title}: wrong ${issue?.path.join(".") || "body"} params`,
    requestId: "b065c204-c5f7-431b-b12c-d4c2cc6347ec",
    origin: "open-api-finreports",
  };
  return context.body(JSON.stringify(body), 400, { "content-type": "application/problem+json" });
}
