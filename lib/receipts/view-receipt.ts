import type { getTranslations } from "next-intl/server";
import { z } from "zod";
import { findWord, type Translate } from "@/lib/i18n/find-word";
import { formatMoney, formatNumber, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { currencies, money } from "@/lib/money";
import type { ReceiptView } from "@/lib/receipts/receipt-view";
import type { ReceiptRow } from "@/lib/receipts/repository";

type Words = {
  locale: Locale;
  now: Date;
  t: Translate;
  common: Awaited<ReturnType<typeof getTranslations<"common">>>;
};

const reasonSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.object({ amountMinor: z.string().regex(/^-?\d+$/), currency: z.enum(currencies) }),
  z.object({ key: z.string() }),
  z.object({ reasons: z.array(reasonSchema) }),
]);
type Value = z.infer<typeof valueSchema>;

const valuesSchema = z.record(z.string(), valueSchema).catch({});
const costSchema = z.object({ inputTokens: z.number().optional(), outputTokens: z.number().optional() }).catch({});

const tones = { SUGGESTED: "attention", APPLIED: "good", UNDONE: "neutral", DECLINED: "neutral" } as const;

export function viewReceipt(row: ReceiptRow, words: Words): ReceiptView {
  const { locale, now, t, common } = words;
  const { inputTokens = 0, outputTokens = 0 } = costSchema.parse(row.cost);
  const tokens = inputTokens + outputTokens;
  const reason = reasonSchema.catch({ key: "" }).parse(row.reason);
  const kind = say(t, `cards.receipts.kinds.${row.kind}`);
  return {
    id: row.id,
    title: row.productName ? `${kind}: ${row.productName}` : kind,
    marketplace: row.marketplace,
    marketplaceName: row.marketplace && common(`marketplaces.${row.marketplace}`),
    badge: { text: say(t, `cards.receipts.states.${row.state}`), tone: tones[row.state] },
    time: showTime(row.createdAt, now, locale),
    changes: listChanges(row, words),
    why: say(t, reason.key, reason.values),
    evidence: listEvidence(row, words),
    cost: tokens > 0 ? say(t, "cards.receipts.costText", { tokens: formatNumber(tokens, locale) }) : null,
    allowedBy: say(t, `cards.receipts.allowed.${row.allowedBy.replace(":", "-")}`),
  };
}

function listChanges(row: ReceiptRow, words: Words): ReceiptView["changes"] {
  const [before, after] = [valuesSchema.parse(row.before), valuesSchema.parse(row.after)];
  return Object.keys(after)
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      label: say(words.t, `cards.receipts.fields.${key}`),
      before: sayValue(before[key] ?? null, words),
      after: sayValue(after[key] ?? null, words),
    }));
}

function listEvidence(row: ReceiptRow, words: Words): ReceiptView["evidence"] {
  const facts = Object.entries(valuesSchema.parse(row.evidence))
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({ text: `${say(words.t, `cards.receipts.fields.${key}`)}: ${sayValue(value, words)}` }));
  if (!row.productId) return facts;
  return [...facts, { text: say(words.t, "cards.receipts.product"), href: `/products/${row.productId}` }];
}

function sayValue(value: Value, { t, locale }: Words): string {
  if (value === null) return say(t, "cards.receipts.nothing");
  if (typeof value === "number") return formatNumber(value, locale);
  if (typeof value === "string") return value;
  if ("reasons" in value) return value.reasons.map((one) => say(t, `cards.reasons.${one.key}`, one.values)).join("; ");
  if ("key" in value) return say(t, `cards.receipts.words.${value.key}`);
  return formatMoney(money(BigInt(value.amountMinor), value.currency), locale);
}

/** A key that the catalogues do not know is shown by its last part: an old receipt never breaks the page. */
function say(t: Translate, key: string, values: Record<string, string | number> = {}): string {
  return findWord(t, key, values) ?? key.split(".").at(-1) ?? key;
}
