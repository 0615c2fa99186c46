import { memberRoles } from "@/lib/auth/permissions";

/** An owner is made of a member, never of an address. */
export const invitedRoles = memberRoles.filter((role) => role !== "OWNER");
