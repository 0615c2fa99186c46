/** An exact decimal text such as `-12.50`, written as a number. */
export type Decimal = { decimal: string };
export type Cell = string | number | Decimal | null;

/**
 * A line of a table that Excel opens by a double click: with Uzbek and Russian settings its columns end with semicolons,
 * and a point in a number would make it a date. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front (promise F3), and so does one that it would change into another number or a day; numbers stay numbers.
 */
export const csvLine = (cells: Cell[]): string => `${cells.map(csvCell).join(";")}\r\n`;

/** Without it Excel reads UTF-8 as the machine's old code page. */
export const byteOrderMark = "\ufeff";

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  if (typeof value === "object") return value.decimal.replace(".", ",");
  const safe = formula.test(value) || misread.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formula = /^\s*[=+\-@\t\r\0]/;

/** Leading zeros, digits from the twelfth on (a barcode, an IKPU), `1E5` and `12-05`: SKUs look like these. */
const misread = /^\s*(0\d+|\d{12,}|\d+([.,]\d+)?e[+-]?\d+|\d{1,2}[-/.]\d{1,4}([-/.]\d{1,4})?|\d{4}[-/.]\d{1,2})\s*$/i;
