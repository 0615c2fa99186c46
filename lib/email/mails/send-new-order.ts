import "server-only";
import { createTranslator } from "next-intl";
import type { Recipient } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import { formatMoney, formatTime } from "@/lib/i18n/format";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { Money } from "@/lib/money";

export type NewOrder = {
  orderId: string;
  externalId: string;
  marketplace: MarketplaceId;
  lines: { title: string; quantity: number; unitPrice: Money }[];
  total: Money;
  shipBy: Date | null;
};

/** To the seller: what was bought, for how much, and by when to send it. Once an order. */
export async function sendNewOrder({ email, locale }: Recipient, order: NewOrder): Promise<void> {
  const messages = await readMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "mail" });
  const common = createTranslator({ locale, messages, namespace: "common" });
  const marketplace = common(`marketplaces.${order.marketplace}`);
  const total = formatMoney(order.total, locale);
  await sendMail(`order/${order.orderId}`, email, {
    subject: t("orders.subject", { marketplace, total }),
    heading: t("orders.heading", { marketplace, number: order.externalId }),
    paragraphs: [
      ...order.lines.map(({ title, quantity, unitPrice }) =>
        t("orders.line", { title, quantity, price: formatMoney(unitPrice, locale) }),
      ),
      t("orders.total", { total }),
      ...(order.shipBy ? [t("orders.shipBy", { time: formatTime(order.shipBy, locale) })] : []),
    ],
    button: { label: t("orders.button"), url: `${env().APP_ORIGIN}/orders/${order.orderId}` },
    footer: t("footer"),
  });
}
