/** How the twenty digits of a settlement account are built (general knowledge: shown, never enforced). */
type AccountParts = { balance: string; currency: string; check: string; client: string; serial: string };

export function splitAccount(digits: string): AccountParts | null {
  const [, balance, currency, check, client, serial] = /^(\d{5})(\d{3})(\d)(\d{8})(\d{3})$/.exec(digits) ?? [];
  if (!balance || !currency || !check || !client || !serial) return null;
  return { balance, currency, check, client, serial };
}
