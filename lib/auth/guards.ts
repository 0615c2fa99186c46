import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { sessionCookieName } from "@/lib/auth/cookie";
import { findViewer, type Viewer } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isOutage } from "@/lib/outage";

/** The digest is all that reaches the browser of an error in a page: the error faces know an outage by it. */
const away = { digest: "database-away" };

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
    if (isOutage(error)) throw Object.assign(new AppError("unavailable", "databaseAway", { cause: error }), away);
    throw error;
  }
});

export type ApprovedPartner = Viewer & { partnerId: string };

/** For actions and route handlers: throws where a page would redirect. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) throw new AppError("unauthenticated", "signInFirst");
  return viewer;
}

export async function requireApplicant(): Promise<ApprovedPartner> {
  const viewer = await requireViewer();
  if (viewer.role !== "PARTNER" || !viewer.partnerId) throw new AppError("forbidden", "notAllowed");
  return { ...viewer, partnerId: viewer.partnerId };
}

export async function requirePartner(): Promise<ApprovedPartner> {
  const viewer = await requireApplicant();
  if (!viewer.isActive) throw new AppError("forbidden", "notApproved");
  return viewer;
}

export async function requireAdmin(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (viewer.role !== "ADMIN") throw new AppError("forbidden", "notAllowed");
  return viewer;
}

/** For pages of approved partners: everybody else is sent where they belong. */
export async function partnerPage(): Promise<ApprovedPartner> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role === "ADMIN") redirect("/admin");
  if (!viewer.partnerId) redirect("/login");
  if (!viewer.isActive) redirect("/pending");
  return { ...viewer, partnerId: viewer.partnerId };
}

/** For the waiting screen. */
export async function applicantPage(): Promise<ApprovedPartner> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role === "ADMIN") redirect("/admin");
  if (!viewer.partnerId) redirect("/login");
  return { ...viewer, partnerId: viewer.partnerId };
}

export async function adminPage(): Promise<Viewer> {
  const viewer = await findCurrentViewer();
  if (!viewer) redirect("/login");
  if (viewer.role !== "ADMIN") redirect("/dashboard");
  return viewer;
}
