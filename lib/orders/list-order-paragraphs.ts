import "server-only";
import { createTranslator } from "next-intl";
import { inPartner } from "@/lib/db/client";
import { readMessages } from "@/lib/i18n/catalogue";
import { formatMoney, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import { findOrderToMail } from "@/lib/orders/repository";

/** For the mail about a new order: what was bought, for how much, and by when to send it. */
export async function listOrderParagraphs(partnerId: string, orderId: string, locale: Locale): Promise<string[]> {
  const order = await inPartner(partnerId, (db) => findOrderToMail(partnerId, orderId, db));
  if (!order) return [];
  const t = createTranslator({ locale, messages: await readMessages(locale), namespace: "mail.orders" });
  const { lines, totalMinor, currency, shipBy } = order;
  return [
    ...lines.map((line) => {
      const price = formatMoney(money(line.unitPriceMinor, line.currency), locale);
      return t("line", { title: line.title, quantity: line.quantity, price });
    }),
    t("total", { total: formatMoney(money(totalMinor, currency), locale) }),
    ...(shipBy ? [t("shipBy", { time: formatTime(shipBy, locale) })] : []),
  ];
}
