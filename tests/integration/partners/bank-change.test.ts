import { beforeEach, expect, test } from "vitest";
import { unsealField } from "@/lib/crypto/secret-box";
import { deriveBankCode } from "@/lib/partners/bank-code";
import { confirmBankChange } from "@/lib/partners/confirm-bank-change";
import { getProfile } from "@/lib/partners/get-profile";
import { bankSchema } from "@/lib/partners/profile-schema";
import { cancelBankChange, requestBankChange, resendBankCode } from "@/lib/partners/request-bank-change";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const account = "20208000900123456001";
const other = "20208000400308125002";
let own: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
});

const form = (bankAccount: string, bankName = "Anorbank") =>
  bankSchema.parse({ bankMfo: "01183", bankName, bankAccount });

const read = ({ partnerId } = own) => getProfile(partnerId, new Date());

async function ask(bankAccount = account, bankName?: string) {
  await letTimePass();
  await requestBankChange(own.partnerId, own.userId, form(bankAccount, bankName));
  return readCode();
}

async function readCode() {
  const { pendingBank } = await read();
  if (!pendingBank) throw new Error("nothing waits for a code");
  return deriveBankCode(pendingBank.id);
}

const confirm = (code: string, { partnerId, userId } = own) => confirmBankChange(partnerId, userId, code);

/** The pause between two codes is over. */
const letTimePass = () =>
  query(urls.superuserUrl, `update bank_changes set "createdAt" = "createdAt" - interval '2 minutes'`);

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function readAccount() {
  const [row] = await query<{ bankAccount: Buffer | null }>(
    urls.superuserUrl,
    `select "bankAccount" from partners where id = $1`,
    [own.partnerId],
  );
  return row?.bankAccount ? unsealField(row.bankAccount, `v1|partner|${own.partnerId}|bankAccount`) : null;
}

test("old details stay in force until the code, and the owner hears of both steps", async () => {
  await confirm(await ask());
  expect(await readAccount()).toBe(account);
  const code = await ask(other, "Kapitalbank");
  expect(await read()).toMatchObject({ bankName: "Anorbank", bankAccountEnd: "6001" });
  expect(await readAccount()).toBe(account);
  await confirm(code);
  expect(await readAccount()).toBe(other);
  expect(await read()).toMatchObject({
    bankName: "Kapitalbank",
    bankAccountEnd: "5002",
    pendingBank: null,
    bankHistory: [
      { accountEnd: "5002", previousEnd: "6001" },
      { accountEnd: "6001", previousEnd: "" },
    ],
  });
  const told = await query<{ event: string }>(
    urls.superuserUrl,
    `select event from notifications where "userId" = $1 order by "createdAt"`,
    [own.userId],
  );
  expect(told.map(({ event }) => event)).toEqual([
    "profile.bank-change-asked",
    "profile.bank-changed",
    "profile.bank-change-asked",
    "profile.bank-changed",
  ]);
});

test("nobody reads an account number but its owner's documents", async () => {
  await confirm(await ask());
  await ask(other);
  const tables = ["audit_log", "notifications", "outbox_events", "bank_changes", "partners"];
  for (const table of tables) {
    const rows = await query<{ row: string }>(urls.superuserUrl, `select t::text as row from ${table} t`);
    const text = JSON.stringify(rows);
    expect(text, table).not.toContain(account);
    expect(text, table).not.toContain(other);
  }
  const kept = await query(
    urls.superuserUrl,
    `select from bank_changes where "confirmedAt" is not null and account is not null`,
  );
  expect(kept).toHaveLength(0);
});

test("five wrong codes are all there are, and a right one comes too late after them", async () => {
  const code = await ask();
  const wrong = { messageKey: "profile.bankCodeWrong" };
  for (let turn = 0; turn < 5; turn += 1) await expect(confirm(wrongOf(code))).rejects.toMatchObject(wrong);
  await expect(confirm(code)).rejects.toMatchObject(wrong);
  expect(await readAccount()).toBeNull();
});

test("a code is for its own change: not after a newer one, a cancellation or ten minutes", async () => {
  const first = await ask();
  await expect(resendBankCode(own.partnerId, own.userId)).rejects.toMatchObject({ code: "too-many" });
  await letTimePass();
  await resendBankCode(own.partnerId, own.userId);
  const second = await readCode();
  if (first !== second) await expect(confirm(first)).rejects.toMatchObject({ field: "code" });
  await cancelBankChange(own.partnerId);
  await expect(confirm(second)).rejects.toMatchObject({ field: "code" });
  await expect(cancelBankChange(own.partnerId)).rejects.toMatchObject({ code: "not-found" });

  const third = await ask();
  await query(urls.superuserUrl, `update bank_changes set "expiresAt" = now() where "cancelledAt" is null`);
  await expect(confirm(third)).rejects.toMatchObject({ field: "code" });
  expect(await readAccount()).toBeNull();
});

test("the bank alone may change; the same details are no change", async () => {
  await expect(requestBankChange(own.partnerId, own.userId, form(""))).rejects.toMatchObject({ field: "bankAccount" });
  await confirm(await ask());
  await letTimePass();
  await expect(requestBankChange(own.partnerId, own.userId, form(""))).rejects.toMatchObject({
    messageKey: "profile.bankUnchanged",
  });
  await confirm(await ask("", "Anor bank AJ"));
  expect(await read()).toMatchObject({ bankName: "Anor bank AJ", bankAccountEnd: "6001" });
});

test("another partner's code opens nothing here", async () => {
  const code = await ask();
  await expect(confirm(code, neighbour)).rejects.toMatchObject({ field: "code" });
  expect((await read(neighbour)).pendingBank).toBeNull();
  await expect(resendBankCode(neighbour.partnerId, neighbour.userId)).rejects.toMatchObject({ code: "not-found" });
});

test("one request wins where two come at once", async () => {
  const outcomes = await Promise.allSettled(
    [account, other].map((digits) => requestBankChange(own.partnerId, own.userId, form(digits))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
