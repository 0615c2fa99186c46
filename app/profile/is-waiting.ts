import type { Viewer } from "@/lib/auth/session";

/** A partner's person whose application is not decided, or has to be corrected. */
export const isWaiting = ({ role, isActive, isSuspended, view }: Viewer): boolean =>
  role === "PARTNER" && !isActive && !isSuspended && !view;
