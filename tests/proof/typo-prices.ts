import { inPartner } from "@/lib/db/client";
import { money } from "@/lib/money";
import { answerQuestion } from "@/lib/pricing/answer-question";
import { listQuestions } from "@/lib/pricing/list-questions";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { sendDue } from "@/lib/sending/send-due";
import type { Goods, SendStage } from "./send-stage.ts";

type Size = { imported: number };

const rightMinor = 12_900_000_00n;
const typoMinor = 129_000_00n;
const priceMinor = 129_000_00n;

/**
 * T8: a person forgets two zeros, an import has its columns shifted, a model suggests 1. Nothing leaves, and each is one
 * question; kept, nothing ever leaves; sent, exactly what was asked about does.
 */
export async function playTypoPrices(stage: SendStage, { imported }: Size) {
  const { partnerId, connections, writes } = stage;
  const phone = await stage.addUzumGoods("T8-PHONE", rightMinor);
  const shirt = await stage.addUzumGoods("T8-SHIRT", priceMinor);
  const others: Goods[] = [];
  for (let index = 0; index < imported; index += 1) {
    others.push(await stage.addUnsentGoods(`T8-IMPORT-${index}`, priceMinor));
  }
  writes.length = 0;
  const propose = (prices: [Goods, bigint][], by: "partner" | "autonomy") =>
    proposePrices(partnerId, {
      prices: prices.map(([{ listingId }, amountMinor]) => ({ listingId, price: money(amountMinor, "UZS") })),
      by,
      reason: null,
    });
  // The column beside the price: how many pieces there are, 1 to 7 so'm.
  const shifted = others.map((goods, index): [Goods, bigint] => [goods, BigInt(1 + (index % 7)) * 100n]);
  const played = {
    typo: await propose([[phone, typoMinor]], "partner"),
    import: await propose(shifted, "partner"),
    model: await propose([[shirt, 1_00n]], "autonomy"),
  };
  await sendDue(partnerId, connections.uzum);
  const sends = writes.length;
  const questions = await listQuestions(partnerId, "uz");
  // A mild mistake in bulk: each price could pass by itself, all of them together may not.
  const mild = await propose(
    others.map((goods) => [goods, (priceMinor * 75n) / 100n]),
    "partner",
  );
  await sendDue(partnerId, connections.uzum);
  const mildSends = writes.length - sends;
  const keep = (questionId: string | null) =>
    answerQuestion(partnerId, { questionId: questionId ?? "", answer: "keep" });
  await keep(played.model.questionId);
  await keep(mild.questionId);
  await sendDue(partnerId, connections.uzum);
  const keptSends = writes.length - sends - mildSends;
  await answerQuestion(partnerId, { questionId: played.typo.questionId ?? "", answer: "send" });
  await sendDue(partnerId, connections.uzum);
  const allowed = writes.slice(sends + mildSends + keptSends).map(({ value }) => value);
  const left = await inPartner(partnerId, (db) => db.wantedValue.count({ where: { questionId: { not: null } } }));
  const figures = {
    sends,
    questions: questions.length,
    pricesAskedAbout: Object.values(played).reduce((sum, { asked }) => sum + asked, 0),
    mildBatchSends: mildSends,
    sendsAfterKeep: keptSends,
    sentAfterYes: allowed,
    questionsLeft: left,
  };
  const isMet =
    sends === 0 &&
    questions.length === 3 &&
    figures.pricesAskedAbout === imported + 2 &&
    mild.asked === imported &&
    mildSends + keptSends === 0 &&
    allowed.length === 1 &&
    allowed[0] === String(typoMinor / 100n) &&
    left === 0;
  return { isMet, figures };
}
