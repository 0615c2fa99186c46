import type { Marks } from "@/lib/partners/review-repository";
import type { PartnerStatus } from "@/prisma/generated/enums";

/** What speaks for a person's eye; never a reason to refuse by itself. The weightiest first. */
export const duplicateKinds = ["taxNumber", "bankAccount", "email", "phone", "device", "network"] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];
export type Risk = "disposableEmail" | "emailNotConfirmed" | "checkDigit";

export type Namesake = Marks & { id: string; businessName: string; status: PartnerStatus };
export type Duplicate = {
  kind: DuplicateKind;
  partners: { id: string; businessName: string; status: PartnerStatus }[];
};

/** Who has what in common with this application. The same browser in the same network is one device, most likely. */
export function listDuplicates(own: Marks, others: Namesake[]): Duplicate[] {
  return duplicateKinds.flatMap((kind) => {
    const partners = others
      .filter((other) => isShared[kind](own, other))
      .map(({ id, businessName, status }) => ({ id, businessName, status }));
    return partners.length > 0 ? [{ kind, partners }] : [];
  });
}

const isShared: Record<DuplicateKind, (own: Marks, other: Marks) => boolean> = {
  taxNumber: (own, other) => isSame(own.inn, other.inn) || isSameHash(own.pinflHash, other.pinflHash),
  bankAccount: (own, other) => isSameHash(own.bankAccountHash, other.bankAccountHash),
  email: (own, other) => isSame(own.email, other.email),
  phone: (own, other) => own.phone === other.phone,
  device: (own, other) => isSame(own.registeredFrom, other.registeredFrom) && isSameBrowser(own, other),
  network: (own, other) => isSame(own.registeredFrom, other.registeredFrom) && !isSameBrowser(own, other),
};

const isSameBrowser = (own: Marks, other: Marks) => isSame(own.registeredWith, other.registeredWith);

const isSame = (own: string | null, other: string | null) => own !== null && own === other;

const isSameHash = (own: Uint8Array | null, other: Uint8Array | null) =>
  own !== null && other !== null && Buffer.from(own).equals(other);
