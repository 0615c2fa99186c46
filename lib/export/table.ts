import "server-only";
import type { getTranslations } from "next-intl/server";
import { type Db, inPartner } from "@/lib/db/client";
import type { Cell, Decimal } from "@/lib/export/csv";
import { writeTime } from "@/lib/export/send-csv";
import { findWord, type Translate } from "@/lib/i18n/find-word";
import type { Locale } from "@/lib/i18n/locales";
import { formatMajor, money } from "@/lib/money";

export type Words = {
  locale: Locale;
  t: Translate;
  common: Awaited<ReturnType<typeof getTranslations<"common">>>;
};

export type ExportTable = {
  /** Names of `data.columns`. */
  columns: string[];
  readPages: (partnerId: string, words: Words) => AsyncGenerator<Cell[][]>;
};

type Columns<Line> = Record<string, (line: Line, words: Words) => Cell | Date | undefined>;

/** Each column by its name and what stands in it. */
export function makeTable<Line>(
  columns: Columns<Line>,
  readLines: (partnerId: string, words: Words) => AsyncIterable<Line[]>,
): ExportTable {
  const cells = Object.values(columns);
  return {
    columns: Object.keys(columns),
    async *readPages(partnerId, words) {
      for await (const lines of readLines(partnerId, words)) {
        yield lines.map((line) => cells.map((cell) => writeCell(cell(line, words))));
      }
    },
  };
}

const writeCell = (value: Cell | Date | undefined): Cell =>
  value instanceof Date ? writeTime(value) : (value ?? null);

/** An exact amount in whole units and hundredths. */
export function writeAmount(amountMinor: bigint): Decimal;
export function writeAmount(amountMinor: bigint | null): Decimal | null;
export function writeAmount(amountMinor: bigint | null): Decimal | null {
  return amountMinor === null ? null : { decimal: formatMajor(money(amountMinor, "UZS")) };
}

/** A word of the catalogues by its whole key; what they do not know stands as it is stored. */
export const sayWord = ({ t }: Pick<Words, "t">, key: string, stored = ""): string => findWord(t, key) ?? stored;

const pageSize = 500;

export type Place<Row> = { after: Row | null; most: number };

/**
 * All rows of a list, each page in a short transaction of its own. `list` gives the rows behind the last one of the page
 * before by an index: page 2 000 costs as much as the first.
 */
export async function* walkRows<Row>(
  partnerId: string,
  list: (partnerId: string, place: Place<Row>, db: Db) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Row | null = null;
  do {
    const place: Place<Row> = { after, most: pageSize };
    const rows: Row[] = await inPartner(partnerId, (db) => list(partnerId, place, db));
    yield rows;
    after = rows.length < pageSize ? null : (rows.at(-1) ?? null);
  } while (after);
}
