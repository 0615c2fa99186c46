import "server-only";
import { z } from "zod";
import { inPartner } from "@/lib/db/client";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import type { PriceQuestion } from "@/lib/pricing/price-view";
import { listAsked, type QuestionRow } from "@/lib/pricing/repository";

const asked = z
  .object({
    reasons: z.array(z.enum(["below-cost", "below-floor", "above-ceiling", "step"])),
    isBatch: z.boolean(),
    by: z.enum(["partner", "autonomy"]),
    currentMinor: z.string().regex(/^\d+$/).nullable(),
  })
  .catch({ reasons: [], isBatch: false, by: "partner", currentMinor: null });

const mostShown = 5;

/** What the guard stopped and nobody has answered yet; each import, typing or suggestion is one question. */
export async function listQuestions(partnerId: string, locale: Locale): Promise<PriceQuestion[]> {
  const rows = await inPartner(partnerId, (db) => listAsked(partnerId, null, db));
  return [...Map.groupBy(rows, ({ questionId }) => questionId ?? "")].map(([id, items]) => view(id, items, locale));
}

function view(id: string, rows: QuestionRow[], locale: Locale): PriceQuestion {
  const questions = rows.map(({ question }) => asked.parse(question));
  return {
    id,
    isBatch: questions.some(({ isBatch }) => isBatch) || rows.length > 1,
    reasons: [...new Set(questions.flatMap(({ reasons }) => reasons))],
    by: questions[0]?.by ?? "partner",
    count: rows.length,
    prices: rows.slice(0, mostShown).map((row, index) => {
      const { listing } = row;
      const { currency } = listing.shop;
      const currentMinor = questions[index]?.currentMinor;
      const current = currentMinor ? BigInt(currentMinor) : null;
      const amount = row.asked ?? 0n;
      return {
        id: listing.id,
        name: listing.product?.name ?? (listing.title || listing.sku),
        marketplace: listing.connection.marketplace,
        current: current === null ? null : formatMoney(money(current, currency), locale),
        asked: formatMoney(money(amount, currency), locale),
        percent: current ? Number(((amount - current) * 1000n) / current) / 10 : null,
      };
    }),
  };
}
