import "server-only";
import { getTranslations } from "next-intl/server";
import { readMessages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { makeTeller } from "@/lib/notifications/say-notification";

/** Stands where the reason will stand. */
const gap = "\u2063";

/** What a person will be told, with the reason left open. */
export type Letter = { title: string; before: string; after: string; button: string };

/** The panel's own words in the administrator's language; what the other person reads is in that person's language. */
export async function readReviewTexts(businessName: string, theirLocale: Locale) {
  const [t, common, errors, theirs, tell] = await Promise.all([
    getTranslations("review"),
    getTranslations("common"),
    getTranslations("errors"),
    readMessages(theirLocale),
    makeTeller(theirLocale),
  ]);
  const write = (event: "review.rejected" | "review.suspended"): Letter => {
    const { title, text, button } = tell({ event, values: { reason: gap } });
    const [before = "", after = ""] = text.split(gap);
    return { title, before, after, button };
  };
  const shared = {
    templates: t("review.templates"),
    reason: t("review.reason"),
    reasonHint: t("review.reasonHint", { language: common(`languages.${theirLocale}`) }),
    preview: t("review.preview"),
    close: common("close"),
    offline: errors("offline"),
  };
  return {
    theirLocale,
    texts: {
      approve: t("review.approve"),
      reject: t("review.reject"),
      suspend: t("review.suspend"),
      reactivate: t("review.reactivate"),
      next: t("review.next"),
      story: t("story"),
      keys: `${t("review.keys")}. ${t("review.told")}`,
      approved: t("review.approved", { name: businessName }),
      undo: t("review.undo"),
      recalled: t("review.recalled", { name: businessName }),
      reactivated: t("review.reactivated", { name: businessName }),
      changed: errors("partners.applicationChanged"),
      offline: shared.offline,
    },
    rejection: {
      title: t("review.rejectTitle"),
      text: null,
      done: t("review.rejected", { name: businessName }),
      send: t("review.send"),
      templates: Object.values(theirs.review.rejectTemplates),
      letter: write("review.rejected"),
      texts: shared,
    },
    suspension: {
      title: t("review.suspendTitle"),
      text: t("review.suspendText"),
      done: t("review.suspended", { name: businessName }),
      send: t("review.sendSuspension"),
      templates: Object.values(theirs.review.suspendTemplates),
      letter: write("review.suspended"),
      texts: shared,
    },
  };
}

export type ReviewTexts = Awaited<ReturnType<typeof readReviewTexts>>;
export type ReasonWords = ReviewTexts["rejection"] | ReviewTexts["suspension"];
