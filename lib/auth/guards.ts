import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/lib/auth/options";
import type { Viewer } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";

/** Who asks, read from the database once a request; null when nobody is signed in. */
export const findCurrentViewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(authOptions());
  return session?.viewer ?? null;
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
