import { checkLaneJob } from "@/inngest/functions/cards/check-lane";
import { checkLanesJob } from "@/inngest/functions/cards/check-lanes";
import { makeCardsJob } from "@/inngest/functions/cards/make-cards";
import { publishCardJob } from "@/inngest/functions/cards/publish-card";
import { writeCardJob } from "@/inngest/functions/cards/write-card";
import { processPushJob } from "@/inngest/functions/connections/process-push";
import { startImportJob } from "@/inngest/functions/connections/start-import";
import { autoConfirmOrderJob, confirmOrderJob } from "@/inngest/functions/orders/confirm-order";
import { linkProductJob } from "@/inngest/functions/orders/link-product";
import { mailOrderJob } from "@/inngest/functions/orders/mail-order";
import { pollOrdersJob, sweepOrdersJob } from "@/inngest/functions/orders/poll-orders";
import { sweepConnectionJob, syncOrdersJob } from "@/inngest/functions/orders/sync-orders";
import { sweepOutboxJob } from "@/inngest/functions/outbox/sweep-outbox";
import { announceApplicationJob } from "@/inngest/functions/partners/announce-application";
import { announceReviewJob } from "@/inngest/functions/partners/announce-review";
import { mailEmailCodeJob } from "@/inngest/functions/partners/mail-email-code";
import { fetchRatesJob, fillRatesJob } from "@/inngest/functions/profit/fetch-rates";
import { readFeesJob } from "@/inngest/functions/profit/read-fees";
import { pushStockJob } from "@/inngest/functions/stock/push-stock";

/** Every job of the product; app/api/inngest is the only importer. */
export const functions = [
  autoConfirmOrderJob,
  confirmOrderJob,
  linkProductJob,
  mailOrderJob,
  pollOrdersJob,
  sweepOrdersJob,
  sweepConnectionJob,
  syncOrdersJob,
  fetchRatesJob,
  fillRatesJob,
  readFeesJob,
  pushStockJob,
  checkLaneJob,
  checkLanesJob,
  makeCardsJob,
  publishCardJob,
  writeCardJob,
  processPushJob,
  startImportJob,
  announceApplicationJob,
  announceReviewJob,
  mailEmailCodeJob,
  sweepOutboxJob,
];
