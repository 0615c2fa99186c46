/**
 * Branch codes (MFO) whose bank is known from a printed source. The Central Bank keeps the whole directory and gives no
 * file of it, so this list is short on purpose: an unknown code is no fault, its bank is typed. Read 2026-11-22.
 */
const bankDirectory: { mfo: string; name: string; source: string }[] = [
  {
    mfo: "00440",
    name: "Oʻzsanoatqurilishbank",
    source: "requisites of the bank's head office, with SWIFT ULSIUZ22, on suppliers' contracts",
  },
  { mfo: "00450", name: "Oʻzmilliybank", source: "requisites of the bank's head office on suppliers' invoices" },
  { mfo: "00873", name: "Asakabank", source: "requisites on employers' and suppliers' contracts" },
  { mfo: "01088", name: "Kapitalbank", source: "foot of the bank's own statement, with SWIFT KACHUZ22, 2024-07-31" },
  { mfo: "01183", name: "Anorbank", source: "requisites on published offers of three firms" },
];

export const findBank = (mfo: string): string | null => bankDirectory.find((one) => one.mfo === mfo)?.name ?? null;
