import "server-only";
import { createTranslator } from "next-intl";
import type { Recipient } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import { formatDay } from "@/lib/i18n/format";
import type { MarketplaceId } from "@/lib/marketplaces/types";

type ExpiringKey = {
  connectionId: string;
  keyVersion: number;
  /** 30, 14, 7, 3 or 1. */
  step: number;
  marketplace: MarketplaceId;
  accountName: string;
  endsAt: Date;
  daysLeft: number;
};

/** Once a key and step; a new key has its own. The button leads to the form that replaces it. */
export async function sendKeyExpiry({ email, locale }: Recipient, key: ExpiringKey): Promise<void> {
  const messages = await readMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "mail" });
  const name = createTranslator({ locale, messages, namespace: "common" })(`marketplaces.${key.marketplace}`);
  const { connectionId, keyVersion, step, accountName, daysLeft: days } = key;
  await sendMail(`key-expiry/${connectionId}/${keyVersion}/${step}`, email, {
    subject: t("keyExpiry.subject", { name, days }),
    heading: t("keyExpiry.heading", { name }),
    paragraphs: [
      t("keyExpiry.when", { name, account: accountName, day: formatDay(key.endsAt, locale) }),
      t("keyExpiry.safe"),
    ],
    button: { label: t("keyExpiry.button"), url: `${env().APP_ORIGIN}/connections?replace=${connectionId}` },
    footer: t("footer"),
  });
}
