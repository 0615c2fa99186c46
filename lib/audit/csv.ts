/**
 * A line of a table that Excel opens by a double click: with Uzbek and Russian settings its columns end with semicolons.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (promise F3); numbers stay numbers.
 */
export const csvLine = (cells: (string | number | null)[]): string => `${cells.map(csvCell).join(";")}\r\n`;

/** Without it Excel reads UTF-8 as the machine's old code page. */
export const byteOrderMark = "\ufeff";

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^\s*[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
