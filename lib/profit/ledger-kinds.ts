const words = {
  "commission.accrual": "commission-accrual",
  "commission.reversal": "commission-reversal",
} as const;

/** Each has its words in `profit.ledgerKinds`. */
export type LedgerKind = (typeof words)[keyof typeof words] | "other";

export const ledgerKindOf = (stored: string): LedgerKind => words[stored as keyof typeof words] ?? "other";
