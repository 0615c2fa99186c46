import { dropCountsJob, indexPartnersJob, tellOfTroublesJob } from "@/inngest/functions/administration/keep-order";
import { mailAdminInvitationJob } from "@/inngest/functions/administration/mail-admin-invitation";
import { noteFailedJobJob } from "@/inngest/functions/administration/note-failed-job";
import { checkAuditChainJob } from "@/inngest/functions/audit/check-audit-chain";
import { cleanSignInsJob, rewrapSeedsJob } from "@/inngest/functions/auth/clean-sign-ins";
import { issueEmailCodeJob } from "@/inngest/functions/auth/issue-email-code";
import { mailPasswordResetJob } from "@/inngest/functions/auth/mail-password-reset";
import { checkLaneJob } from "@/inngest/functions/cards/check-lane";
import { checkLanesJob } from "@/inngest/functions/cards/check-lanes";
import { makeCardsJob } from "@/inngest/functions/cards/make-cards";
import { publishCardJob } from "@/inngest/functions/cards/publish-card";
import { writeCardJob } from "@/inngest/functions/cards/write-card";
import { erasePartnerJob, findErasuresJob, mailFarewellJob } from "@/inngest/functions/closing/erase-partners";
import { checkConnectionPushesJob, checkPushesJob } from "@/inngest/functions/connections/check-pushes";
import { expirePushesJob } from "@/inngest/functions/connections/expire-pushes";
import { processPushesJob, sweepPushesJob } from "@/inngest/functions/connections/process-pushes";
import { findExpiringKeysJob, remindOfKeyJob } from "@/inngest/functions/connections/remind-of-keys";
import { rewrapSecretsJob } from "@/inngest/functions/connections/rewrap-secrets";
import { startImportJob } from "@/inngest/functions/connections/start-import";
import { fillDemoJob } from "@/inngest/functions/demo/fill-demo";
import {
  bundleDeliveriesJob,
  deliverBundleJob,
  findDueDeliveriesJob,
  ringBellJob,
} from "@/inngest/functions/notifications/deliver";
import { keepWebhookJob } from "@/inngest/functions/notifications/keep-webhook";
import { autoConfirmOrderJob, confirmOrderJob } from "@/inngest/functions/orders/confirm-order";
import { letGoListingJob, linkListingJob } from "@/inngest/functions/orders/link-listing";
import { linkProductJob } from "@/inngest/functions/orders/link-product";
import { pollOrdersJob, sweepOrdersJob } from "@/inngest/functions/orders/poll-orders";
import { sweepConnectionJob, syncOrdersJob } from "@/inngest/functions/orders/sync-orders";
import { tellOrderJob } from "@/inngest/functions/orders/tell-order";
import { sweepOutboxJob } from "@/inngest/functions/outbox/sweep-outbox";
import { announceApplicationJob } from "@/inngest/functions/partners/announce-application";
import { announceReviewJob } from "@/inngest/functions/partners/announce-review";
import { mailBankCodeJob } from "@/inngest/functions/partners/mail-bank-code";
import { mailEmailCodeJob } from "@/inngest/functions/partners/mail-email-code";
import { resumePartnerJob } from "@/inngest/functions/partners/resume-partner";
import { fetchRatesJob, fillRatesJob } from "@/inngest/functions/profit/fetch-rates";
import { readFeesJob } from "@/inngest/functions/profit/read-fees";
import { foldRowsJob } from "@/inngest/functions/search/fold-rows";
import { cleanBucketsJob, sendDueJob, sweepSendingsJob } from "@/inngest/functions/sending/send-due";
import { pushStockJob } from "@/inngest/functions/stock/push-stock";
import { mailInvitationJob } from "@/inngest/functions/team/mail-invitation";

/** Every job of the product; app/api/inngest is the only importer. */
export const functions = [
  fillDemoJob,
  autoConfirmOrderJob,
  confirmOrderJob,
  linkProductJob,
  linkListingJob,
  letGoListingJob,
  tellOrderJob,
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
  resumePartnerJob,
  mailEmailCodeJob,
  mailInvitationJob,
  mailBankCodeJob,
  issueEmailCodeJob,
  mailPasswordResetJob,
  findErasuresJob,
  erasePartnerJob,
  mailFarewellJob,
  cleanSignInsJob,
  rewrapSeedsJob,
  sweepOutboxJob,
  noteFailedJobJob,
  mailAdminInvitationJob,
  indexPartnersJob,
  tellOfTroublesJob,
  dropCountsJob,
  foldRowsJob,
  checkAuditChainJob,
  ringBellJob,
  deliverBundleJob,
  findDueDeliveriesJob,
  bundleDeliveriesJob,
  keepWebhookJob,
];
