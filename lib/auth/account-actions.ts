"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { freshUserAction, publicAction, userAction } from "@/lib/action";
import { changePassword } from "@/lib/auth/change-password";
import { typedCodeField, typedPasswordField } from "@/lib/auth/fields";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { requestPasswordReset, resetPassword } from "@/lib/auth/password-reset";
import { reauthenticate } from "@/lib/auth/reauthenticate";
import { drawQr } from "@/lib/auth/second-factor/draw-qr";
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/auth/second-factor/set-up";
import type { Viewer } from "@/lib/auth/session";
import { endOtherSessions, endOwnSession } from "@/lib/auth/sessions";
import { isStorable } from "@/lib/db/storable-text";
import { readClient } from "@/lib/net/read-client";
import { emailField, newPasswordField } from "@/lib/partners/schema";

const nothing = z.strictObject({});
const accountOf = ({ userId, partnerId, username }: Viewer) => ({ id: userId, partnerId, username });

export const reauthenticateAction = userAction(
  z.strictObject({ password: typedPasswordField, code: z.string().max(40).refine(isStorable).default("") }),
  ({ password, code }, viewer) => reauthenticate(viewer, password, code),
);

export const requestPasswordResetAction = publicAction(z.strictObject({ email: emailField }), async ({ email }) => {
  await takeAttempt("password-reset", { account: email, network: (await readClient()).address });
  await requestPasswordReset(email);
});

export const resetPasswordAction = publicAction(
  z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, "signIn.resetLinkWrong"), password: newPasswordField }),
  async ({ token, password }) => {
    await takeAttempt("set-password", { network: (await readClient()).address });
    await resetPassword(token, password);
  },
);

export const changePasswordAction = userAction(
  z.strictObject({ password: typedPasswordField, newPassword: newPasswordField }),
  (input, viewer) => changePassword(accountOf(viewer), viewer.sessionId, input),
);

export const endSessionAction = userAction(z.strictObject({ sessionId: z.uuid() }), async ({ sessionId }, viewer) => {
  await endOwnSession(accountOf(viewer), sessionId);
  refresh();
});

export const endOtherSessionsAction = userAction(nothing, async (_, viewer) => {
  const count = await endOtherSessions(accountOf(viewer), viewer.sessionId);
  refresh();
  return { count };
});

export const offerSecondFactorAction = freshUserAction(nothing, async (_, viewer) => {
  const offer = await offerSecondFactor(accountOf(viewer));
  return { ...offer, picture: drawQr(offer.uri) };
});

export const confirmSecondFactorAction = freshUserAction(
  z.strictObject({ code: typedCodeField }),
  async ({ code }, viewer) => ({ codes: await confirmSecondFactor(accountOf(viewer), viewer.sessionId, code) }),
);

export const renewRecoveryCodesAction = freshUserAction(nothing, async (_, viewer) => ({
  codes: await renewRecoveryCodes(accountOf(viewer)),
}));

export const removeSecondFactorAction = freshUserAction(nothing, async (_, viewer) => {
  await removeSecondFactor(accountOf(viewer));
  refresh();
});
