import "server-only";
import { inPartner } from "@/lib/db/client";
import { listConnectionRows } from "@/lib/export/account-repository";
import type { Cell } from "@/lib/export/csv";
import { makeTable, sayWord, type Words } from "@/lib/export/table";
import { getProfile, type ProfileView } from "@/lib/partners/get-profile";
import { formatPhone } from "@/lib/partners/phone";
import { listTeam } from "@/lib/team/list-team";

type Fact = { field: string; value: Cell };

/** One row a field: as its forms show it, of encrypted numbers the last digits alone. */
export const profileTable = makeTable<Fact>(
  {
    field: ({ field }, words) => sayWord(words, `people.fields.${field}`),
    value: ({ value }) => value,
  },
  async function* (partnerId, words) {
    yield listFacts(await getProfile(partnerId, new Date()), words);
  },
);

function listFacts(profile: ProfileView, words: Words): Fact[] {
  const end = (digits: string) => (digits ? `•••• ${digits}` : null);
  return [
    { field: "businessName", value: profile.businessName },
    { field: "phone", value: formatPhone(profile.phone) },
    { field: "category", value: sayWord(words, `auth.categories.${profile.category}`, profile.category) },
    { field: "legalForm", value: profile.legalForm && sayWord(words, `auth.legalForms.${profile.legalForm}.name`) },
    { field: "inn", value: profile.taxNumber },
    { field: "legalName", value: profile.legalName },
    { field: "directorName", value: profile.directorName },
    { field: "legalAddress", value: profile.legalAddress },
    { field: "oked", value: profile.oked },
    { field: "passport", value: end(profile.passportEnd) },
    { field: "bankName", value: profile.bankName },
    { field: "bankMfo", value: profile.bankMfo },
    { field: "bankAccount", value: end(profile.bankAccountEnd) },
    { field: "vatNumber", value: profile.vatNumber },
    ...profile.taxStatuses.flatMap(({ regime, validFrom, isVatPayer }) => [
      { field: "regime", value: sayWord(words, `people.tax.regimes.${regime}`, regime) },
      { field: "validFrom", value: validFrom },
      { field: "isVatPayer", value: sayYesNo(isVatPayer, words) },
    ]),
  ];
}

const sayYesNo = (isSo: boolean, words: Words) => sayWord(words, isSo ? "data.yes" : "data.no");

type Person = { name: string; email: string; role: string; state: "active" | "removed" | "invited"; seen: Date | null };

export const teamTable = makeTable<Person & { hasSecondFactor: boolean | null }>(
  {
    username: ({ name }) => name,
    email: ({ email }) => email,
    role: ({ role }, words) => sayWord(words, `team.roles.${role}`, role),
    state: ({ state }, words) => sayWord(words, `data.members.${state}`),
    lastSeen: ({ seen }) => seen,
    secondFactor: ({ hasSecondFactor }, words) => (hasSecondFactor === null ? null : sayYesNo(hasSecondFactor, words)),
  },
  async function* (partnerId) {
    const { members, invitations } = await listTeam(partnerId, new Date());
    yield [
      ...members.map(({ username, email, role, isRemoved, lastSeenAt, hasSecondFactor }) => ({
        name: username,
        email,
        role,
        state: isRemoved ? ("removed" as const) : ("active" as const),
        seen: lastSeenAt,
        hasSecondFactor,
      })),
      ...invitations.map(({ email, role }) => ({
        name: "",
        email,
        role,
        state: "invited" as const,
        seen: null,
        hasSecondFactor: null,
      })),
    ];
  },
);

type ConnectionRow = Awaited<ReturnType<typeof listConnectionRows>>[number];

export const connectionTable = makeTable<ConnectionRow>(
  {
    marketplace: ({ marketplace }, { common }) => common(`marketplaces.${marketplace}`),
    account: ({ accountName }) => accountName,
    shops: ({ shops }) => shops.map(({ name, currency }) => `${name} (${currency})`).join(", "),
    state: ({ status }, words) =>
      sayWord(words, status === "ACTIVE" ? "connections.statuses.good" : `connections.statuses.${status}`),
    connected: ({ createdAt }) => createdAt,
    ordersRead: ({ ordersReadUntil }) => ordersReadUntil,
    keyExpiry: ({ keyExpiresAt }) => keyExpiresAt,
  },
  async function* (partnerId) {
    yield await inPartner(partnerId, (db) => listConnectionRows(partnerId, db));
  },
);
