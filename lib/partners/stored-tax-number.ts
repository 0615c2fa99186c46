import "server-only";
import { keyedHash, keyedHashId } from "@/lib/crypto/keyed-hash";
import { newestKeyId, sealField, unsealField } from "@/lib/crypto/secret-box";
import { hasDoubtfulCheckDigit } from "@/lib/partners/tax-number";

type Bytes = Uint8Array<ArrayBuffer>;

/** The columns of `partners` that hold a tax number: all of them are written together. */
export type StoredTaxNumber = {
  inn: string | null;
  pinfl: Bytes | null;
  pinflHash: Bytes | null;
  pinflEnd: string;
  pinflKeyId: string;
  taxNumberDoubtful: boolean;
};

/** A STIR as it is; a PINFL sealed, hashed and cut to its end. `digits` are checked already; null: none given. */
export function storeTaxNumber(partnerId: string, digits: string | null): StoredTaxNumber {
  if (digits?.length !== 14) {
    return { inn: digits, pinfl: null, pinflHash: null, pinflEnd: "", pinflKeyId: "", taxNumberDoubtful: false };
  }
  return {
    inn: null,
    pinfl: sealField(digits, pinflContext(partnerId)),
    pinflHash: hashPinfl(digits),
    pinflEnd: digits.slice(-4),
    pinflKeyId: pinflKeyId(),
    taxNumberDoubtful: hasDoubtfulCheckDigit(digits),
  };
}

/** The whole number, for the partner's own form and documents. */
export function openTaxNumber(partnerId: string, stored: Pick<StoredTaxNumber, "inn" | "pinfl">): string | null {
  return stored.pinfl ? unsealField(stored.pinfl, pinflContext(partnerId)) : stored.inn;
}

/** What `partners.pinflHash` is compared with. */
export const hashPinfl = (pinfl: string): Bytes => keyedHash("pinfl", pinfl);

export const pinflKeyId = () => `${newestKeyId()}.${keyedHashId()}`;

const pinflContext = (partnerId: string) => `v1|partner|${partnerId}|pinfl`;
