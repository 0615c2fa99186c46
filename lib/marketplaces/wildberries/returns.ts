import { z } from "zod";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { formatMoscowDateTime } from "@/lib/marketplaces/wildberries/moscow-time";

const maxRows = 80_000;

const salesReply = z.array(z.object({ srid: z.string(), saleID: z.string(), lastChangeDate: z.string() }));

/**
 * A returned task stays `sold` for good; the return shows as a row of the sales list whose id starts with R. The list
 * is asked from the same moment as the tasks, so a return once seen does not fall out of sight before its task does.
 * One call a minute, and only with the category Statistics in the key.
 */
export async function fetchReturned({ http, url, token }: Client, since: Date): Promise<Set<string>> {
  const returned = new Set<string>();
  if (!token?.scopes?.has("statistics")) return returned;
  let dateFrom = formatMoscowDateTime(since);
  for (;;) {
    const rows = await http.call({
      method: "GET",
      url: url("statistics", "/api/v1/supplier/sales"),
      query: { dateFrom, flag: 0 },
      reply: salesReply,
    });
    for (const { srid, saleID } of rows) if (saleID.startsWith("R")) returned.add(srid);
    const last = rows.at(-1);
    if (!last || rows.length < maxRows) return returned;
    dateFrom = last.lastChangeDate;
  }
}
