import "server-only";
import { findRefusal } from "@/lib/auth/guards";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/session";
import { type ExportSetName, readSet } from "@/lib/export/sets";

/**
 * The key of the sentence that says why this person may not take the set along; null when it is allowed. Suspended and
 * unpaid partners may; somebody else's books leave by nobody's hand but their owner's.
 */
export function findExportRefusal(viewer: Viewer, name: ExportSetName): string | null {
  if (viewer.view) return "data.notYours";
  const { permission, isOpenToApplicants } = readSet(name);
  const isWaiting = viewer.role === "PARTNER" && !viewer.isActive && !viewer.isSuspended;
  if (!isWaiting || !isOpenToApplicants || !viewer.memberRole) return findRefusal(viewer, permission);
  return can(viewer.memberRole, permission) ? null : "notYourRole";
}
