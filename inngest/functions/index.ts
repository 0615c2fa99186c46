import { checkLaneJob } from "@/inngest/functions/cards/check-lane";
import { checkLanesJob } from "@/inngest/functions/cards/check-lanes";
import { makeCardsJob } from "@/inngest/functions/cards/make-cards";
import { publishCardJob } from "@/inngest/functions/cards/publish-card";
import { writeCardJob } from "@/inngest/functions/cards/write-card";
import { checkConnectionPushesJob, checkPushesJob } from "@/inngest/functions/connections/check-pushes";
import { expirePushesJob } from "@/inngest/functions/connections/expire-pushes";
import { processPushesJob, sweepPushesJob } from "@/inngest/functions/connections/process-pushes";
import { findExpiringKeysJob, remindOfKeyJob } from "@/inngest/functions/connections/remind-of-keys";
import { rewrapSecretsJob } from "@/inngest/functions/connections/rewrap-secrets";
import { startImportJob } from "@/inngest/functions/connections/start-import";
import { autoConfirmOrderJob, confirmOrderJob } from "@/inngest/functions/orders/confirm-order";
import { letGoListingJob, linkListingJob } from "@/inngest/functions/orders/link-listing";
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
import { cleanBucketsJob, sendDueJob, sweepSendingsJob } from "@/inngest/functions/sending/send-due";
import { pushStockJob } from "@/inngest/functions/stock/push-stock";

/** Every job of the product; app/api/inngest is the only importer. */
export const functions = [
  autoConfirmOrderJob,
  confirmOrderJob,
  linkProductJob,
  linkListingJob,
  letGoListingJob,
  mailOrderJob,
  pollOrdersJob,
  sweepOrdersJob,
  sweepConnectionJob,
  syncOrdersJob,
  fetchRatesJob,
  fillRatesJob,
  readFeesJob,
  pushStockJob,
  cleanBucketsJob,
  sendDueJob,
  sweepSendingsJob,
  checkLaneJob,
  checkLanesJob,
  makeCardsJob,
  publishCardJob,
  writeCardJob,
  checkPushesJob,
  checkConnectionPushesJob,
  expirePushesJob,
  processPushesJob,
  sweepPushesJob,
  startImportJob,
  findExpiringKeysJob,
  remindOfKeyJob,
  rewrapSecretsJob,
  announceApplicationJob,
  announceReviewJob,
  mailEmailCodeJob,
  sweepOutboxJob,
];
