import "server-only";
import { type PartnerViewer, requireFreshness } from "@/lib/auth/guards";
import { can } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

/** A profile is filled while the application waits, too: of a team by those whose role may. */
export function requireProfileWriter({ memberRole }: PartnerViewer): void {
  if (!memberRole || !can(memberRole, "profile:write")) throw new AppError("forbidden", "notYourRole");
}

/** Where money goes to: the password was given a moment ago, and the address is confirmed. */
export function requireBankWriter(viewer: PartnerViewer): void {
  requireProfileWriter(viewer);
  if (!viewer.isEmailVerified) throw new AppError("forbidden", "profile.confirmEmailFirst");
  requireFreshness(viewer);
}
