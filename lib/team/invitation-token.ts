import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/**
 * The job that mails an invitation is told its row's id and nothing else, so the token (256 bits) follows from the row
 * and the server's secret; the database keeps its hash. Each issue has a token of its own.
 */
export const deriveInvitationToken = (invitationId: string, issue: number): string =>
  createHmac("sha256", env().SESSION_SECRET).update(`team-invitation|${invitationId}|${issue}`).digest("base64url");
