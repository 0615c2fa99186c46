import "server-only";
import { createHash } from "node:crypto";
import type { LegalForm } from "@/lib/partners/tax-number";

type Read = {
  legalForm: LegalForm | null;
  businessName: string;
  phone: string;
  inn: string | null;
  pinflHash: Uint8Array | null;
  category: string;
  submittedAt: Date;
};

/** Names what an application says: a decision names what was read, and what was changed since is not decided unread. */
export function nameVersion(read: Read, email: string): string {
  const { legalForm, businessName, phone, inn, pinflHash, category, submittedAt } = read;
  const number = pinflHash && Buffer.from(pinflHash).toString("hex");
  const said = [legalForm, businessName, phone, inn, number, category, submittedAt.toISOString(), email];
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url");
}
