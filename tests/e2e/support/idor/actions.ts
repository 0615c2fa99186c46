import { applies, open, own, type Pick, type Table, takes } from "./rules.ts";

const connection = (pick: Pick) => ({ connectionId: pick("marketplace_integrations") });
const lane = (pick: Pick) => ({ laneId: pick("card_lanes") });
const product = (pick: Pick) => ({ productId: pick("products") });
const listing = (pick: Pick) => ({ listingId: pick("listings") });
const member = (pick: Pick) => ({ userId: pick("users") });
const invitation = (pick: Pick) => ({ invitationId: pick("team_invitations") });
const partner = (pick: Pick) => ({ partnerId: pick("partners") });
const person = (pick: Pick) => ({ ...partner(pick), ...member(pick), reason: "to look" });
const taxStatus = (pick: Pick) => ({ taxStatusId: pick("tax_statuses") });
const box = { lengthMm: "10", widthMm: "10", heightMm: "10", weightGrams: "10" };
const isOwn = (right: Parameters<typeof applies>[0], input: object) => ({
  ...applies(right, () => input),
  own: "it takes no id",
});
const someId = "01900000-0000-7000-8000-000000000000";

const selling: Table = {
  "action catalog/createProductAction": takes("catalog:write", (pick) => ({
    name: "Olma sharbati",
    stock: "1",
    cost: "1000",
    photoId: pick("photos"),
  })),
  "action catalog/scanPhotoAction": takes("catalog:write", (pick) => ({ photoId: pick("photos") })),
  "action catalog/linkListingAction": takes("connections:write", (pick) => ({ ...listing(pick), ...product(pick) })),
  "action catalog/unlinkListingAction": takes("connections:write", listing),
  "action catalog/ignoreListingAction": takes("connections:write", (pick) => ({ ...listing(pick), isIgnored: true })),
  "action catalog/makeProductAction": takes("connections:write", (pick) => ({ ...listing(pick), cost: "1000" })),

  "action connections/connectAction": own("connections:write", { marketplace: "uzum", key: "x".repeat(30) }),
  "action connections/replaceKeyAction": takes("connections:write", (pick) => ({
    ...connection(pick),
    key: "x".repeat(30),
  })),
  "action connections/pauseConnectionAction": takes("connections:write", connection),
  "action connections/resumeConnectionAction": takes("connections:write", connection),
  "action connections/requestImportAction": takes("connections:write", connection),
  "action connections/disconnectAction": takes("connections:write", (pick) => ({
    ...connection(pick),
    data: "delete",
  })),
  "action connections/requestOrdersAction": takes("connections:write", connection),
  "action connections/retryPushesAction": takes("connections:write", connection),
  "action connections/rotatePushTokenAction": takes("connections:write", connection),

  "action cards/setCardAutonomyAction": own("manager:write", { autonomy: "auto" }),
  "action cards/publishWaitingAction": {
    ...takes("cards:write", product),
    own: "of a product that is another's no card waits: it answers 0",
  },
  "action cards/declineCardAction": takes("cards:write", lane),
  "action cards/rewriteCardAction": takes("cards:write", lane),
  "action cards/checkLaneAction": takes("cards:write", lane),
  "action cards/requestMissingCardsAction": takes("cards:write", product),
  "action cards/answerAttributesAction": takes("cards:write", (pick) => ({ ...lane(pick), values: { "1": "x" } })),
  "action cards/answerCategoryAction": takes("cards:write", (pick) => ({ ...lane(pick), categoryExternalId: "1" })),
  "action cards/searchCategoriesAction": takes("cards:write", (pick) => ({ ...lane(pick), query: "sharbat" })),
  "action cards/answerDimensionsAction": takes("cards:write", (pick) => ({ ...product(pick), ...box })),

  "action pricing/setPriceAction": takes("prices:write", (pick) => ({ ...listing(pick), price: "1000" })),
  "action pricing/answerPriceQuestionAction": takes("prices:write", (pick) => ({
    questionId: pick("questions"),
    answer: "send",
  })),

  "action orders/confirmOrderAction": takes("orders:write", (pick) => ({ orderId: pick("orders") })),
  "action orders/setAutoConfirmAction": own("orders:write", { isOn: true }),
  "action orders/syncNowAction": own("orders:write", {}),
  "action orders/retryDeadLetterAction": takes("orders:write", (pick) => ({ deadLetterId: pick("dead_letters") })),
};

const people: Table = {
  "action team/inviteMemberAction": own("team:write", { email: "x@example.uz", role: "MANAGER" }),
  "action team/resendInvitationAction": takes("team:write", invitation),
  "action team/revokeInvitationAction": takes("team:write", invitation),
  "action team/changeRoleAction": takes("team:write", (pick) => ({ ...member(pick), role: "MANAGER" })),
  "action team/removeMemberAction": takes("team:write", member),
  "action team/restoreMemberAction": takes("team:write", member),
  "action team/handOverAction": takes("team:write", (pick) => ({ ...member(pick), typedName: "x" })),
  "action team/acceptInvitationAction": open("the token is the key"),

  "action partners/saveBusinessAction": isOwn("profile:write", {
    businessName: "x",
    phone: "901234567",
    category: "food",
  }),
  "action partners/saveLegalAction": isOwn("profile:write", { legalName: "x", legalAddress: "x" }),
  "action partners/saveTaxStatusAction": isOwn("profile:write", { validFrom: "2026-01-01", regime: "TURNOVER" }),
  "action partners/withdrawTaxStatusAction": applies("profile:write", taxStatus),
  "action partners/restoreTaxStatusAction": applies("profile:write", taxStatus),
  "action partners/requestBankChangeAction": isOwn("profile:write", {
    bankMfo: "00014",
    bankName: "x",
    bankAccount: "20208000900000000001",
  }),
  "action partners/resendBankCodeAction": isOwn("profile:write", {}),
  "action partners/confirmBankChangeAction": isOwn("profile:write", { code: "000000" }),
  "action partners/cancelBankChangeAction": isOwn("profile:write", {}),
  "action partners/resubmitApplicationAction": own("applicant", {}),
  "action closing/askClosingAction": isOwn("team:write", { typedName: "x" }),
  "action closing/keepAccountAction": isOwn("team:write", {}),
  "action connections/checkKeyAction": own("applicant", { marketplace: "uzum", key: "12345678" }, "it keeps nothing"),
  "action demo/openDemoAction": own("applicant", {}),
  "action checklist/hideChecklistAction": own("signed-in", { isHidden: true }),

  "action notifications/markReadAction": takes("signed-in", (pick) => ({ id: pick("notifications"), isRead: true })),
  "action notifications/markAllReadAction": own("signed-in", {}),
  "action notifications/undoReadAllAction": own("signed-in", { readAt: "2026-11-22T00:00:00Z" }),
  "action notifications/saveNotificationSettingsAction": own("signed-in", {}),
  "action telegram/createTelegramLinkAction": own("signed-in", {}),
  "action telegram/removeTelegramChatAction": takes("signed-in", (pick) => ({ id: pick("telegram_chats") })),
  "action auth/endSessionAction": takes("signed-in", (pick) => ({ sessionId: pick("sessions") })),
  "action auth/endOtherSessionsAction": own("signed-in", {}),
  "action auth/reauthenticateAction": own("signed-in", {}),
  "action auth/changePasswordAction": own("signed-in", {}),
  "action auth/offerSecondFactorAction": own("signed-in", {}),
  "action auth/confirmSecondFactorAction": own("signed-in", {}),
  "action auth/renewRecoveryCodesAction": own("signed-in", {}),
  "action auth/removeSecondFactorAction": own("signed-in", {}),
  "action auth/closeViewAction": own("signed-in", {}),
  "action legal/acceptTermsAction": own("signed-in", {}),

  "action auth/signOutAction": open("it ends the caller's own session"),
  "action auth/confirmEmailAction": open("the code is the key"),
  "action auth/confirmLinkAction": open("the token is the key"),
  "action auth/requestEmailCodeAction": open("it answers alike for every address (T23)"),
  "action auth/changeAddressAction": open("the confirmation cookie is the key"),
  "action auth/requestPasswordResetAction": open("it answers alike for every address (T23)"),
  "action auth/resetPasswordAction": open("the token is the key"),
  "action partners/registerPartnerAction": open("signing up"),
  "action partners/checkUsernameAction": open("a username is public (promise U1)"),
  "action preferences/chooseLocaleAction": open("the caller's own language"),
  "action preferences/chooseThemeAction": open("the caller's own colours"),
  "action shell/$$RSC_SERVER_ACTION_0": open("the caller's own language, without a script"),
  "action shell/$$RSC_SERVER_ACTION_1": open("the caller's own colours, without a script"),
};

const administration: Table = {
  "action partners/approvePartnerAction": takes("admin", partner),
  "action partners/recallApprovalAction": takes("admin", partner),
  "action partners/rejectPartnerAction": takes("admin", (pick) => ({ ...partner(pick), reason: "x" })),
  "action partners/suspendPartnerAction": takes("admin", (pick) => ({ ...partner(pick), reason: "x" })),
  "action partners/reactivatePartnerAction": takes("admin", partner),
  "action administration/openViewAction": takes("admin", (pick) => ({ ...partner(pick), reason: "to look" })),
  "action administration/retryFailedJobAction": takes("admin", () => ({ failedJobId: someId })),
  "action administration/dismissFailedJobAction": takes("admin", () => ({ failedJobId: someId })),
  "action administration/reopenFailedJobAction": takes("admin", () => ({ failedJobId: someId })),
  "action administration/retryLetterAction": takes("admin", (pick) => ({
    ...partner(pick),
    deadLetterId: pick("dead_letters"),
  })),
  "action administration/retryPushesAction": takes("admin", (pick) => ({ ...partner(pick), ...connection(pick) })),
  "action administration/sendWaitingAction": takes("admin", () => ({})),
  "action administration/saveViewAction": takes("admin", () => ({ name: "x", query: "x" })),
  "action administration/deleteViewAction": takes("admin", () => ({ viewId: someId })),
  "action administration/addTariffVersionAction": takes("admin", () => ({})),
  "action administration/changeTariffAction": takes("admin", (pick) => ({ ...partner(pick), tariffKey: "pro" })),
  "action administration/inviteAdministratorAction": takes("admin", () => ({ email: "x@example.uz" })),
  "action administration/revokeAdminInvitationAction": takes("admin", () => ({ invitationId: someId })),
  "action administration/reopenAdminInvitationAction": takes("admin", () => ({ invitationId: someId })),
  "action administration/disableAdministratorAction": takes("admin", member),
  "action administration/enableAdministratorAction": takes("admin", member),
  "action administration/endAdministratorSessionsAction": takes("admin", member),
  "action administration/endPersonSessionsAction": takes("admin", person),
  "action administration/disablePersonAction": takes("admin", person),
  "action administration/enablePersonAction": takes("admin", person),
  "action administration/acceptAdminInvitationAction": open("the token is the key"),
};

export const actions: Table = { ...selling, ...people, ...administration };
