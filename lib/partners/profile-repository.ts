import "server-only";
import type { Db } from "@/lib/db/client";
import type { StoredBankAccount, StoredPassport } from "@/lib/partners/private-fields";
import type { StoredTaxNumber } from "@/lib/partners/stored-tax-number";
import type { LegalForm } from "@/lib/partners/tax-number";

/** What the profile shows; of encrypted numbers their ends alone. */
export function findProfile(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      businessName: true,
      phone: true,
      category: true,
      legalForm: true,
      inn: true,
      pinflEnd: true,
      taxNumberDoubtful: true,
      approved: true,
      legalName: true,
      legalAddress: true,
      directorName: true,
      oked: true,
      vatNumber: true,
      passportEnd: true,
      bankName: true,
      bankMfo: true,
      bankAccountEnd: true,
    },
  });
}

type ProfileChange = Partial<StoredTaxNumber> &
  Partial<StoredPassport> & {
    businessName?: string;
    phone?: string;
    category?: string;
    legalForm?: LegalForm;
    legalName?: string;
    legalAddress?: string;
    directorName?: string;
    oked?: string;
    vatNumber?: string;
  };

export async function updateProfile(partnerId: string, change: ProfileChange, db: Db): Promise<void> {
  await db.partner.update({ where: { id: partnerId }, data: change, select: { id: true } });
}

type BankDetails = StoredBankAccount & { bankName: string; bankMfo: string };

export async function updateBank(partnerId: string, details: BankDetails, db: Db): Promise<void> {
  await db.partner.update({ where: { id: partnerId }, data: details, select: { id: true } });
}

/** What hidden numbers are compared by. */
export function findHiddenHashes(partnerId: string, db: Db) {
  const select = { pinflHash: true, passportHash: true };
  return db.partner.findUniqueOrThrow({ where: { id: partnerId }, select });
}

/** The encrypted numbers themselves, for wrapping them anew. */
export function findPrivateFields(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: { bankAccount: true, passport: true },
  });
}

/** Only while they are still the ones that were read. */
export async function replaceBankAccount(
  partnerId: string,
  before: Uint8Array<ArrayBuffer>,
  stored: StoredBankAccount,
  db: Db,
) {
  await db.partner.updateMany({ where: { id: partnerId, bankAccount: before }, data: stored });
}

export async function replacePassport(
  partnerId: string,
  before: Uint8Array<ArrayBuffer>,
  stored: StoredPassport,
  db: Db,
) {
  await db.partner.updateMany({ where: { id: partnerId, passport: before }, data: stored });
}

type GivenNumber = Partial<Pick<StoredTaxNumber, "inn" | "pinflHash">>;

/** Whether this is a number, and not the one that is stored. */
export async function isOtherNumber(partnerId: string, { inn, pinflHash }: GivenNumber, db: Db): Promise<boolean> {
  if (!inn && !pinflHash) return false;
  const number = pinflHash ? { pinflHash } : { inn: inn ?? null };
  return (await db.partner.count({ where: { id: partnerId, ...number } })) === 0;
}

/** Acts on a profile wait for each other: what one of them compares with does not change under it. */
export async function lockProfile(partnerId: string, db: Db): Promise<void> {
  await db.$queryRaw`select id from partners where id = ${partnerId}::uuid for update`;
}
