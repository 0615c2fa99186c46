import "server-only";
import { createHmac } from "node:crypto";
import { adminInvitationRequested } from "@/inngest/events";
import * as people from "@/lib/administration/people-repository";
import type { AcceptanceInput } from "@/lib/administration/schema";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashPassword } from "@/lib/auth/password";
import { findNamesake, getPerson } from "@/lib/auth/users";
import { hashToken } from "@/lib/crypto/tokens";
import { inAdmin, isUniqueViolation } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { sendAdminInvitation } from "@/lib/email/mails/send-admin-invitation";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";

const lifeMs = 3 * 24 * 3_600_000;
/** The button stands for ten seconds, longer under a pointer; whoever comes later invites anew. */
const undoMs = 10 * 60_000;

/** The job is told the row's id alone: the 256 bits of the link follow from it and the server's secret. */
const deriveToken = (invitationId: string): string =>
  createHmac("sha256", env().SESSION_SECRET).update(`admin-invitation|${invitationId}`).digest("base64url");

/** Asks an address to join administration. One that has an account already is refused: administrators may see that. */
export async function inviteAdministrator(adminId: string, email: string, locale: string): Promise<void> {
  const id = newId();
  try {
    await inAdmin(async (db) => {
      if (await people.hasConfirmedAddress(email, db)) {
        throw new AppError("conflict", "administration.addressKnown", { field: "email" });
      }
      const expiresAt = new Date(Date.now() + lifeMs);
      const tokenHash = hashToken(deriveToken(id));
      await people.addInvitation({ id, email, tokenHash, locale, invitedById: adminId, expiresAt }, db);
      await enqueue(db, adminInvitationRequested.create({ partnerId: nobodysBooks, invitationId: id }));
      await audit("administration.admin-invited", adminId, { kind: "invitation", id }, { email }, db);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("conflict", "administration.invitedAlready", { field: "email" });
    throw error;
  }
  kickOutbox();
}

/** One that was taken back or accepted meanwhile is not mailed. */
export async function mailAdminInvitation(invitationId: string): Promise<void> {
  const row = await inAdmin((db) => people.findOpenInvitation({ id: invitationId }, db));
  if (!row) return;
  const { username: inviter } = await getPerson(row.invitedById);
  const locale = isLocale(row.locale) ? row.locale : defaultLocale;
  const { email, expiresAt } = row;
  await sendAdminInvitation({ email, locale }, { invitationId, inviter, token: deriveToken(invitationId), expiresAt });
}

export async function revokeAdminInvitation(adminId: string, invitationId: string): Promise<void> {
  await inAdmin(async (db) => {
    const isRevoked = await people.closeInvitation(invitationId, { revokedAt: new Date() }, db);
    if (!isRevoked) throw new AppError("not-found", "administration.invitationGone");
    await audit("administration.invitation-revoked", adminId, { kind: "invitation", id: invitationId }, {}, db);
  });
}

/** Takes back that it was taken back, while that is still news. Until then its link opens nothing. */
export async function reopenAdminInvitation(adminId: string, invitationId: string): Promise<void> {
  try {
    await inAdmin(async (db) => {
      const isOpen = await people.reopenInvitation(invitationId, new Date(Date.now() - undoMs), db);
      if (!isOpen) throw new AppError("not-found", "administration.invitationGone");
      // It may have been due to be mailed meanwhile; what was mailed is not mailed twice.
      await enqueue(db, adminInvitationRequested.create({ partnerId: nobodysBooks, invitationId }));
      await audit("administration.invitation-reopened", adminId, { kind: "invitation", id: invitationId }, {}, db);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("conflict", "administration.invitedAlready");
    throw error;
  }
  kickOutbox();
}

/** What the invited sees; null for a link that is wrong, old, used or taken back alike. */
export async function findAdminInvitation(token: string) {
  const row = await inAdmin((db) => people.findOpenInvitation({ tokenHash: hashToken(token) }, db));
  return row && { email: row.email, expiresAt: row.expiresAt, inviter: (await getPerson(row.invitedById)).username };
}

/** Makes a new person. The second factor is asked for at the first sign-in, before anything else. */
export async function acceptAdminInvitation(input: AcceptanceInput, locale: Locale): Promise<void> {
  const { token, username, password } = input;
  const tokenHash = hashToken(token);
  const gone = () => new AppError("not-found", "administration.invitationGone");
  if (!(await inAdmin((db) => people.findOpenInvitation({ tokenHash }, db)))) throw gone();
  if (await findNamesake(username)) throw new AppError("conflict", "partners.usernameTaken", { field: "username" });
  const passwordHash = await hashPassword(password);
  const userId = newId();
  try {
    await inAdmin(async (db) => {
      const row = await people.findOpenInvitation({ tokenHash }, db);
      if (!row || !(await people.closeInvitation(row.id, { usedAt: new Date() }, db))) throw gone();
      if (await people.hasConfirmedAddress(row.email, db))
        throw new AppError("conflict", "administration.addressKnown");
      await people.addAdministrator({ id: userId, username, email: row.email, passwordHash, locale }, db);
      const subject = { kind: "user", id: userId };
      const values = { name: username };
      const event = "administration.admin-joined";
      await notify({ event, partnerId: null, subject, values, causeKey: `${event}/${userId}` }, db);
      await audit(event, userId, subject, { name: username, email: row.email }, db);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("conflict", "partners.usernameTaken", { field: "username" });
    throw error;
  }
  kickOutbox();
}

type Subject = { kind: string; id: string };

const audit = (
  action: string,
  adminId: string,
  subject: Subject,
  after: Record<string, unknown>,
  db: Parameters<typeof recordAudit>[1],
) => recordAudit({ actor: { kind: "ADMIN", id: adminId }, partnerId: null, action, subject, after }, db);
