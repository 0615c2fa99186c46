/** `<key>` is the first seller's, with the label ""; `<key>~<label>` is another's. Null for any other text. */
export function findLabel(given: string | undefined, key: string | undefined): string | null {
  if (given === undefined || key === undefined) return null;
  if (given === key) return "";
  if (!given.startsWith(`${key}~`)) return null;
  const label = given.slice(key.length + 1);
  return isLabel(label) ? label : null;
}

export const isLabel = (text: string): boolean => /^[a-z0-9-]{1,40}$/.test(text);
