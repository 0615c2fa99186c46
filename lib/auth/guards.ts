import "server-only";
import { cookies } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { sessionCookieName } from "@/lib/auth/cookie";
import { can, isWrite, type Permission } from "@/lib/auth/permissions";
import { findViewer, type Viewer } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { termsVersion } from "@/lib/legal/versions";
import { isOutage, markOutage } from "@/lib/outage";

const freshMs = 10 * 60_000;

/**
 * Who asks, read from the database once a request; null when nobody is signed in. The cookie is opened here and not by
 * `getServerSession`, which takes a database that is away for a visitor who is not signed in.
 */
export const findCurrentViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const token = cookie ? await decode({ token: cookie, secret: env().SESSION_SECRET }).catch(() => null) : null;
  if (typeof token?.sid !== "string") return null;
  try {
    return await findViewer(token.sid);
  } catch (error) {
    throw isOutage(error) ? markOutage(new AppError("unavailable", "databaseAway", { cause: error })) : error;
  }
});

/** Whose books are open: one's own, or, to read only, those that an administrator or a visitor of the demo looks at. */
export type PartnerViewer = Viewer & { partnerId: string };

/** For actions and route handlers: throws where a page would redirect. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) throw new AppError("unauthenticated", "signInFirst");
  return viewer;
}

/**
 * A partner's person, approved or waiting, who may change what is the own partner's. The demo may be open beside it:
 * `partnerId` is never the demo's.
 */
export async function requireApplicant(): Promise<PartnerViewer> {
  const viewer = await requireViewer();
  if (viewer.role !== "PARTNER" || !viewer.partnerId) throw new AppError("forbidden", "notAllowed");
  if (viewer.view && viewer.view.kind !== "DEMO") throw new AppError("forbidden", "readOnlyView");
  if (viewer.isClosing) throw new AppError("forbidden", "closing.readOnly");
  if (viewer.isSuspended) throw new AppError("forbidden", "suspended");
  return { ...viewer, partnerId: viewer.partnerId };
}

/**
 * The end of the account and the way back: a partner's owner in any state of the application, never in somebody else's
 * books, with the password given in the last ten minutes.
 */
export async function requireFreshOwner(): Promise<PartnerViewer> {
  const viewer = await requireViewer();
  if (viewer.role !== "PARTNER" || !viewer.partnerId) throw new AppError("forbidden", "notAllowed");
  if (viewer.view) throw new AppError("forbidden", "readOnlyView");
  if (viewer.memberRole !== "OWNER") throw new AppError("forbidden", "notYourRole");
  requireFreshness(viewer);
  return { ...viewer, partnerId: viewer.partnerId };
}

/** Signed in, approved, and with the right to do this; without a permission: any member of an approved partner. */
export async function requirePartner(permission: Permission | null): Promise<PartnerViewer> {
  const viewer = await requireViewer();
  const refusal = findRefusal(viewer, permission);
  if (refusal) throw new AppError("forbidden", refusal);
  return { ...viewer, partnerId: openBooks(viewer) ?? "" };
}

export async function requireFreshPartner(permission: Permission): Promise<PartnerViewer> {
  const viewer = await requirePartner(permission);
  requireFreshness(viewer);
  return viewer;
}

/** Anyone, for what is their own, with the password given in the last ten minutes. */
export async function requireFreshViewer(): Promise<Viewer> {
  const viewer = await requireViewer();
  requireFreshness(viewer);
  return viewer;
}

export async function requireAdmin(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (viewer.role !== "ADMIN") throw new AppError("forbidden", "notAllowed");
  if (!isAdministrator(viewer)) throw new AppError("forbidden", "signIn.factorFirst");
  return viewer;
}

/** An administrator without a second factor is none yet (promise U4). */
export const isAdministrator = ({ role, hasSecondFactor }: Viewer): boolean => role === "ADMIN" && hasSecondFactor;

export async function requireFreshAdmin(): Promise<Viewer> {
  const viewer = await requireAdmin();
  requireFreshness(viewer);
  return viewer;
}

/** Keys, payouts, plans and roles ask for the password again once it was given more than ten minutes ago (promise A5). */
export function requireFreshness({ verifiedAt }: Viewer) {
  if (Date.now() - verifiedAt.getTime() > freshMs) throw new AppError("reauthenticate", "reauthenticate");
}

/** The partner whose rows this viewer may read; null for nobody's. */
function openBooks({ view, partnerId, role }: Viewer): string | null {
  return view?.partnerId ?? (role === "PARTNER" ? partnerId : null);
}

/** Whose changes an open page hears of: the open books', and beside the demo what happens to one's own. */
export function listHeardBooks(viewer: Viewer): string[] {
  const own = viewer.role === "PARTNER" ? viewer.partnerId : null;
  return [...new Set([openBooks(viewer), own])].filter((partnerId) => partnerId !== null);
}

/** The key of the sentence that says why not; null when it is allowed. */
export function findRefusal(viewer: Viewer, permission: Permission | null): string | null {
  if (viewer.view) return permission && isWrite(permission) ? "readOnlyView" : null;
  if (viewer.role !== "PARTNER" || !viewer.partnerId || !viewer.memberRole) return "notAllowed";
  if (!viewer.isActive && !viewer.isSuspended) return viewer.isClosing ? "closing.readOnly" : "notApproved";
  if (viewer.isSuspended && permission && isWrite(permission))
    return viewer.isClosing ? "closing.readOnly" : "suspended";
  return !permission || can(viewer.memberRole, permission) ? null : "notYourRole";
}

/** What menus and buttons show: whether the guards would let this through. */
export const isAllowed = (viewer: Viewer, permission: Permission): boolean => findRefusal(viewer, permission) === null;

/** For pages of approved partners: everybody else is sent where they belong; a member without the right is told so. */
export async function partnerPage(permission: Permission | null): Promise<PartnerViewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role === "ADMIN" && !viewer.view) redirect("/admin");
  const partnerId = openBooks(viewer);
  if (!partnerId) redirect("/login");
  if (!viewer.isActive && !viewer.isSuspended && !viewer.view) redirect("/pending");
  if (hasTermsToAccept(viewer)) redirect("/legal/accept");
  const refusal = findRefusal(viewer, permission);
  // There it says why, and what is open.
  if (refusal === "suspended") redirect("/pending");
  if (refusal === "closing.readOnly") redirect("/account/data");
  if (refusal) forbidden();
  return { ...viewer, partnerId };
}

/** For what is everybody's own: sessions, second factor, preferences. */
export async function viewerPage(): Promise<Viewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  return viewer;
}

/** For the waiting screen. */
export async function applicantPage(): Promise<PartnerViewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role === "ADMIN") redirect("/admin");
  if (!viewer.partnerId) redirect("/login");
  if (hasTermsToAccept(viewer)) redirect("/legal/accept");
  return { ...viewer, partnerId: viewer.partnerId };
}

/** An owner's consent is the partner's: when the documents changed it is asked for before anything else. */
export const hasTermsToAccept = ({ memberRole, view, termsVersion: accepted }: Viewer): boolean =>
  memberRole === "OWNER" && !view && accepted < termsVersion;

export async function adminPage(): Promise<Viewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role !== "ADMIN") redirect("/dashboard");
  if (!isAdministrator(viewer)) redirect("/account/second-factor");
  return viewer;
}
