import type { getTranslations } from "next-intl/server";
import { isPublishable } from "@/lib/cards/decide";
import {
  type PriceStep,
  readAttributes,
  readComplaints,
  readFindings,
  readPriceSteps,
  readReasons,
  readSteps,
} from "@/lib/cards/lane-json";
import type { LaneView } from "@/lib/cards/lane-view";
import { makeKit } from "@/lib/cards/make-kit";
import type { LaneProduct, LaneRow } from "@/lib/cards/repository";
import { viewSteps } from "@/lib/cards/view-steps";
import { cardPicturePath } from "@/lib/catalog/photos";
import { listNotOffered } from "@/lib/connections/list-not-offered";
import { formatDay, formatMoney, formatNumber, formatRate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Currency, money } from "@/lib/money";
import { dateOfDay } from "@/lib/profit/days";

export type Words = {
  locale: Locale;
  cards: Awaited<ReturnType<typeof getTranslations<"cards">>>;
  common: Awaited<ReturnType<typeof getTranslations<"common">>>;
};

const tones: Record<LaneRow["state"], LaneView["status"]["tone"]> = {
  WAITING: "neutral",
  WRITING: "info",
  SUGGESTED: "attention",
  PUBLISHING: "info",
  MODERATING: "info",
  LIVE: "good",
  HANDED_OVER: "attention",
  REJECTED: "danger",
  FAILED: "danger",
};

type Input = { lane: LaneRow; product: LaneProduct; url: string | null };

export function viewLane({ lane, product, url }: Input, words: Words): LaneView {
  const { cards, common, locale } = words;
  const { marketplace } = lane.connection;
  const marketplaceName = common(`marketplaces.${marketplace}`);
  // Where cards go by hand there is no category of the marketplace's to choose.
  const isByHand = listNotOffered()[marketplace].includes("publish-card");
  const reasons = readReasons(lane.reasons);
  const steps = viewSteps({
    state: lane.state,
    step: lane.step,
    ended: readSteps(lane.steps).map(({ name }) => name),
    isByHand,
  });
  const attributes = readAttributes(lane.attributes);
  const isSuggested = lane.state === "SUGGESTED";
  const isReady = isSuggested && isPublishable(reasons);
  const isWritten = lane.titleRu !== "" || lane.titleUz !== "";
  return {
    id: lane.id,
    marketplace,
    marketplaceName,
    state: lane.state,
    status: { text: cards(`lanes.states.${lane.state}`), tone: tones[lane.state] },
    steps: steps.map(({ id, state }) => ({ id, state, label: cards(`lanes.steps.${id}`) })),
    note: noteOf(lane, marketplaceName, words),
    reasons: reasons.map(({ key, values = {} }) => cards(`reasons.${key}`, values as never)),
    isPublishable: isReady,
    complaints: readComplaints(lane.complaints).map((complaint) => complaint.words || complaint.code),
    findings: readFindings(lane.findings).map(({ code, severity, field, language }) => ({
      severity,
      text: `${cards(`findingFields.${field}`)} (${cards(`textLanguages.${language}`)}): ${cards(`findings.${code}`)}`,
    })),
    texts: listTexts(lane, words),
    category: lane.categoryName,
    asksCategory: isSuggested && !isByHand && reasons.some(({ key }) => key.startsWith("category")),
    attributes: attributes
      .filter(({ values }) => values.length > 0)
      .map(({ name, unit, values }) => ({
        name,
        value: [values.map(({ text }) => text).join(", "), unit].filter(Boolean).join(" "),
      })),
    asked: isSuggested
      ? attributes
          .filter(({ isRequired, values }) => isRequired && values.length === 0)
          .map(({ externalId, name, type, unit, choices }) => ({ externalId, name, type, unit, choices }))
      : [],
    pictures: isWritten ? listPictures(lane, product) : [],
    price:
      lane.priceMinor !== null && lane.currency ? formatMoney(money(lane.priceMinor, lane.currency), locale) : null,
    priceLines: readPriceSteps(lane.priceSteps).map((step) => viewPriceLine(step, words)),
    url,
    kit: lane.state === "HANDED_OVER" ? makeKit(lane, product, words) : null,
    can: {
      publish: isReady,
      decline: isSuggested,
      rewrite: ["SUGGESTED", "REJECTED", "FAILED"].includes(lane.state),
      check: ["MODERATING", "HANDED_OVER"].includes(lane.state),
    },
  };
}

function noteOf(lane: LaneRow, marketplace: string, { cards }: Words): string | null {
  const [reason] = readReasons(lane.reasons);
  if (reason) return cards(`reasons.${reason.key}`, (reason.values ?? {}) as never);
  if (lane.state === "WRITING" || lane.state === "PUBLISHING") return cards("lanes.noteWriting");
  if (lane.state === "MODERATING") return cards("lanes.noteModerating");
  if (lane.state === "HANDED_OVER") {
    return lane.step === "moderate" ? cards("lanes.noteFound") : cards("lanes.noteKit", { marketplace });
  }
  return null;
}

function listTexts(lane: LaneRow, { cards }: Words): LaneView["texts"] {
  const texts = [
    { language: "uz" as const, title: lane.titleUz, description: lane.descriptionUz },
    { language: "ru" as const, title: lane.titleRu, description: lane.descriptionRu },
  ];
  return texts
    .filter(({ title }) => title !== "")
    .map((text) => ({ ...text, name: cards(`textLanguages.${text.language}`) }));
}

function listPictures(lane: LaneRow, product: LaneProduct): LaneView["pictures"] {
  const view = (token: string, isOwn: boolean) => ({
    url: cardPicturePath(token),
    downloadUrl: cardPicturePath(token),
    isOwn,
  });
  return [
    ...(product.photo ? [view(product.photo.token, true)] : []),
    ...(lane.picture ? [view(lane.picture.token, false)] : []),
  ];
}

function viewPriceLine(step: PriceStep, { cards, locale }: Words): LaneView["priceLines"][number] {
  if (step.key === "rate") {
    return {
      key: step.key,
      label: cards("price.rate", {
        rate: formatRate(step.rate ?? "", locale),
        day: step.day ? formatDay(dateOfDay(step.day), locale) : "",
      }),
      amount: "",
    };
  }
  const share = step.basisPoints === undefined ? "" : ` (${formatNumber(step.basisPoints / 100, locale)} %)`;
  return {
    key: step.key,
    label: `${cards(`price.${step.key}`)}${share}`,
    amount: formatMoney(money(BigInt(step.amountMinor ?? "0"), step.currency as Currency), locale),
  };
}
