import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import { endLapsedView } from "@/lib/auth/view-books";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { type Db, openDb } from "@/lib/db/client";

/** A session ends 14 days after sign-in, or 12 h after its last use (promise U3). */
const absoluteMs = 14 * 24 * 3_600_000;
const idleMs = 12 * 3_600_000;
/** The last use is written at most once a minute. */
const touchMs = 60_000;

export type Viewer = {
  userId: string;
  sessionId: string;
  username: string;
  email: string;
  isEmailVerified: boolean;
  role: "PARTNER" | "ADMIN";
  isActive: boolean;
  /** The partner is suspended, or its open account is being closed: its people read and export, and change nothing. */
  isSuspended: boolean;
  /** The account is being closed, whatever state the partner was in. */
  isClosing: boolean;
  locale: string;
  /** Which version of the terms was accepted last (lib/legal/versions.ts). */
  termsVersion: number;
  /** One's own; what is looked at stands in `view`. */
  partnerId: string | null;
  /** Null for administrators. */
  memberRole: MemberRole | null;
  /** A second factor is asked for at sign-in; administrators do nothing without one (promise U4). */
  hasSecondFactor: boolean;
  /** When the password (and the second factor, if there is one) was given last in this session. */
  verifiedAt: Date;
  /** Somebody else's books, open to be read and nothing more. */
  view: { kind: "SUPPORT" | "DEMO"; partnerId: string } | null;
};

/** Which rows still open something: what findViewer decides, as a condition. */
export const liveSessions = (now: Date) => ({
  revokedAt: null,
  expiresAt: { gt: now },
  lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
});

/** Returns the token that the cookie carries; the database keeps its hash. Within `letIn`, where a password opens it. */
export async function createSession(
  userId: string,
  userAgent: string,
  address: string | null = null,
  db: Db = openDb(),
): Promise<string> {
  const token = makeToken();
  await db.session.create({
    data: {
      tokenHash: hashToken(token),
      userId,
      userAgent: userAgent.slice(0, 300),
      address,
      expiresAt: new Date(Date.now() + absoluteMs),
    },
  });
  return token;
}

/** Role, partner and state come from the database at every request, never from the cookie (promise A4). */
export async function findViewer(token: string): Promise<Viewer | null> {
  const session = await openDb().session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      verifiedAt: true,
      viewKind: true,
      viewPartnerId: true,
      viewUntil: true,
      user: {
        select: {
          id: true,
          username: true,
          email: true,
          emailVerifiedAt: true,
          role: true,
          isActive: true,
          suspendedAt: true,
          closingAt: true,
          disabledAt: true,
          locale: true,
          termsVersion: true,
          partnerId: true,
          memberRole: true,
          secondFactorAt: true,
        },
      },
    },
  });
  const now = Date.now();
  if (!session || session.revokedAt || session.user.disabledAt) return null;
  const { user, lastSeenAt } = session;
  if (session.expiresAt.getTime() < now || lastSeenAt.getTime() + idleMs < now) return null;
  if (lastSeenAt.getTime() + touchMs < now) await touchSession(session.id);
  if (session.viewUntil && session.viewUntil.getTime() <= now) await endLapsedView(session.id, session.viewUntil);
  const { id: userId, emailVerifiedAt, suspendedAt, closingAt, secondFactorAt, disabledAt: _, ...rest } = user;
  const isClosing = closingAt !== null;
  return {
    ...rest,
    userId,
    sessionId: session.id,
    isEmailVerified: emailVerifiedAt !== null,
    isActive: user.isActive && !isClosing,
    isSuspended: suspendedAt !== null || (isClosing && user.isActive),
    isClosing,
    hasSecondFactor: secondFactorAt !== null,
    verifiedAt: session.verifiedAt,
    view: readView(session, now),
  };
}

type StoredView = { viewKind: "SUPPORT" | "DEMO" | null; viewPartnerId: string | null; viewUntil: Date | null };

function readView({ viewKind: kind, viewPartnerId: partnerId, viewUntil }: StoredView, now: number): Viewer["view"] {
  return kind && partnerId && viewUntil && viewUntil.getTime() > now ? { kind, partnerId } : null;
}

async function touchSession(id: string) {
  await openDb().session.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
}
