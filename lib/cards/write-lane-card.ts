import "server-only";
import type { CardText } from "@/lib/ai/card-text";
import { writeCard } from "@/lib/ai/write-card";
import { openAi } from "@/lib/cards/ai-settings";
import { getCardRules } from "@/lib/cards/card-rules";
import { endStep, startStep } from "@/lib/cards/lane-progress";
import { checkCard } from "@/lib/cards/lint";
import { listFacts } from "@/lib/cards/list-facts";
import { countUnwritten, type Lane, saveProduct } from "@/lib/cards/repository";
import type { Db } from "@/lib/db/client";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";

/** Writes the texts of a lane from its fact table, checks them as a moderator would, and leaves a receipt. */
export async function writeLaneCard(partnerId: string, laneId: string): Promise<void> {
  const lane = await startStep(partnerId, laneId, "write-card", {
    state: "WRITING",
    steps: [],
    reasons: [],
    complaints: [],
    task: null,
  });
  const { marketplace } = lane.connection;
  const rules = getCardRules(marketplace);
  const facts = listFacts(lane.product);
  const cost = { inputTokens: 0, outputTokens: 0 };
  const ai = openAi((usage) => {
    cost.inputTokens += usage.inputTokens;
    cost.outputTokens += usage.outputTokens;
  });
  const card = await writeCard(ai, { facts, marketplace: rules });
  const findings = checkCard(card, rules);
  const texts = toColumns(card);
  await endStep(partnerId, laneId, "write-card", { ...texts, facts, findings }, async (db, writtenAt) => {
    await writeReceipt(db, {
      partnerId,
      kind: "card-written",
      marketplace,
      productId: lane.productId,
      before: titles(lane),
      after: titles(texts),
      reason: { key: "cards.receipts.why.written", values: { count: facts.length } },
      evidence: { facts: facts.map(({ value, uz }) => uz ?? value).join("; ") },
      cost,
      allowedBy: "autonomy",
      causeKey: `card-written/${laneId}/${writtenAt.toISOString()}`,
    });
    await markGenerated(partnerId, lane, db);
  });
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

/** True once the lane of each connected marketplace has its card written. */
async function markGenerated(partnerId: string, { productId }: Lane, db: Db) {
  const marketplaceCardGenerated = (await countUnwritten(partnerId, productId, db)) === 0;
  await saveProduct(partnerId, productId, { marketplaceCardGenerated }, db);
}

function toColumns({ uz, ru }: CardText) {
  return {
    titleUz: uz?.title ?? "",
    titleRu: ru?.title ?? "",
    descriptionUz: uz?.description ?? "",
    descriptionRu: ru?.description ?? "",
  };
}

const titles = ({ titleUz, titleRu }: { titleUz: string; titleRu: string }) => ({
  titleUz: titleUz || null,
  titleRu: titleRu || null,
});
