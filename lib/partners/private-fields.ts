import "server-only";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { sealField, unsealField } from "@/lib/crypto/secret-box";
import { bankAccountContext } from "@/lib/partners/bank-account";
import { pinflKeyId } from "@/lib/partners/stored-tax-number";

type Bytes = Uint8Array<ArrayBuffer>;

/** What is encrypted and hashed beside it says with which keys; all such fields of a partner say it the same way. */
const privateKeyId = pinflKeyId;

export type StoredBankAccount = {
  bankAccount: Bytes;
  bankAccountHash: Bytes;
  bankAccountEnd: string;
  sealKeyId: string;
};

/** The columns of `partners` that hold an account number: all of them are written together. */
export function storeBankAccount(partnerId: string, digits: string): StoredBankAccount {
  return {
    bankAccount: sealField(digits, bankAccountContext(partnerId)),
    bankAccountHash: hashBankAccount(digits),
    bankAccountEnd: digits.slice(-4),
    sealKeyId: privateKeyId(),
  };
}

export const openBankAccount = (partnerId: string, sealed: Uint8Array): string =>
  unsealField(sealed, bankAccountContext(partnerId));

/** What `partners.bankAccountHash` is compared with. */
export const hashBankAccount = (digits: string): Bytes => keyedHash("bank-account", digits);

export type StoredPassport = { passport: Bytes; passportHash: Bytes; passportEnd: string; passportKeyId: string };

/** Two capital letters and seven digits, checked already. */
export function storePassport(partnerId: string, passport: string): StoredPassport {
  return {
    passport: sealField(passport, passportContext(partnerId)),
    passportHash: keyedHash("passport", passport),
    passportEnd: passport.slice(-3),
    passportKeyId: privateKeyId(),
  };
}

export const openPassport = (partnerId: string, sealed: Uint8Array): string =>
  unsealField(sealed, passportContext(partnerId));

const passportContext = (partnerId: string) => `v1|partner|${partnerId}|passport`;
