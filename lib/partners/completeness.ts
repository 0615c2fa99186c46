import type { LegalForm } from "@/lib/partners/tax-number";

const profileSections = ["business", "legal", "bank", "tax"] as const;
export type ProfileSection = (typeof profileSections)[number];

/** What the meter looks at; texts are empty where nothing was given. */
export type ProfileFacts = {
  businessName: string;
  phone: string;
  legalForm: LegalForm | null;
  inn: string;
  legalName: string;
  directorName: string;
  legalAddress: string;
  oked: string;
  passport: string;
  bankMfo: string;
  bankName: string;
  bankAccount: string;
  taxStatus: string;
  vatNumber: string;
  isVatPayer: boolean;
};

type Rule = {
  key: Exclude<keyof ProfileFacts, "isVatPayer">;
  section: ProfileSection;
  /** Of all that this partner is asked for. */
  weight: number;
  isAsked?: (facts: ProfileFacts) => boolean;
};

/** Heaviest is what documents and payouts cannot do without. The order is that of the page. */
const rules: Rule[] = [
  { key: "businessName", section: "business", weight: 8 },
  { key: "phone", section: "business", weight: 8 },
  { key: "legalForm", section: "legal", weight: 4 },
  { key: "inn", section: "legal", weight: 15 },
  { key: "legalName", section: "legal", weight: 8 },
  { key: "directorName", section: "legal", weight: 5, isAsked: ({ legalForm }) => legalForm === "LLC" },
  {
    key: "passport",
    section: "legal",
    weight: 5,
    isAsked: ({ legalForm }) => legalForm !== null && legalForm !== "LLC",
  },
  { key: "legalAddress", section: "legal", weight: 8 },
  { key: "oked", section: "legal", weight: 4, isAsked: ({ legalForm }) => legalForm !== "SELF_EMPLOYED" },
  { key: "bankMfo", section: "bank", weight: 8 },
  { key: "bankName", section: "bank", weight: 4 },
  { key: "bankAccount", section: "bank", weight: 15 },
  { key: "taxStatus", section: "tax", weight: 8 },
  { key: "vatNumber", section: "tax", weight: 5, isAsked: ({ isVatPayer }) => isVatPayer },
];

export type Completeness = { percent: number; missing: { key: Rule["key"]; section: ProfileSection }[] };

/** 100 only when nothing is missing. */
export function measureCompleteness(facts: ProfileFacts): Completeness {
  const asked = rules.filter(({ isAsked }) => isAsked?.(facts) ?? true);
  const missing = asked.filter(({ key }) => !facts[key]);
  const sum = (some: Rule[]) => some.reduce((total, { weight }) => total + weight, 0);
  return {
    percent: Math.floor(((sum(asked) - sum(missing)) * 100) / sum(asked)),
    missing: missing.map(({ key, section }) => ({ key, section })),
  };
}
