import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { LinkPending } from "@/components/ui/link-pending";

export type Column<Row> = {
  id: string;
  /** Never empty; over photos and actions it is only read out. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column, in tabular digits. */
  align?: "start" | "end" | undefined;
  /**
   * Its place on the card that a row becomes on a phone: the photo, the title (two lines at most, unless a `small` line stands below it), the one number that
   * matters, the status, the action; `detail` is a line "header: value", `foot` one of buttons; `hidden` stays on the
   * desktop.
   */
  phone: "photo" | "title" | "lead" | "status" | "action" | "detail" | "foot" | "hidden";
  /** At the foot, the total of the whole filtered set. */
  total?: ReactNode;
};

type DataListProps<Row> = {
  /** Names the table for a screen reader. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Where the title leads; on a phone the whole card does. */
  rowHref?: ((row: Row) => string) | undefined;
  /** What stands here when there is no row: an EmptyState. */
  empty: ReactNode;
};

const places = {
  photo: "max-md:[grid-area:photo] max-md:pr-3",
  title: "max-md:[grid-area:title] max-md:line-clamp-2 max-md:has-[small]:line-clamp-none max-md:font-bold",
  lead: "max-md:[grid-area:lead] max-md:pl-3 max-md:text-right max-md:font-bold",
  status: "max-md:[grid-area:status]",
  action: "max-md:[grid-area:action] max-md:relative max-md:z-10 max-md:justify-self-end max-md:pl-3",
  detail:
    "max-md:col-span-full max-md:flex max-md:justify-between max-md:gap-4 max-md:text-left max-md:before:text-ink-soft max-md:before:content-[attr(data-label)]",
  foot: "max-md:relative max-md:z-10 max-md:col-span-full max-md:pt-2 max-md:empty:hidden",
  hidden: "max-md:hidden",
};

const isNamedByItself = (phone: Column<unknown>["phone"]) =>
  phone === "photo" || phone === "action" || phone === "foot";

/** One markup: a table on the desktop, and by CSS alone a list of cards on a phone. */
export function DataList<Row>({ caption, columns, rows, rowKey, rowHref, empty }: DataListProps<Row>) {
  if (rows.length === 0) return empty;
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    <div className="overflow-clip rounded-sheet border border-rule bg-sheet text-sm">
      <table className="w-full border-collapse max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:sr-only">
          <tr className="border-rule border-b bg-sunk text-ink-soft text-xs">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={joinClasses("px-4 py-2 font-normal", column.align === "end" ? "text-right" : "text-left")}
              >
                <span className={joinClasses(isNamedByItself(column.phone) && "sr-only")}>{column.header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={joinClasses(
                "h-control border-rule border-b last:border-b-0 hover:bg-paper",
                "max-md:relative max-md:grid max-md:h-auto max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-y-1 max-md:p-4",
                "max-md:[grid-template-areas:'photo_title_lead''photo_status_action']",
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-label={column.header}
                  className={joinClasses(
                    "md:px-4 md:py-1.5",
                    column.align === "end" && "tabular-nums md:text-right",
                    places[column.phone],
                  )}
                >
                  {column.phone === "title" && rowHref ? (
                    <Link
                      href={rowHref(row)}
                      className="hover:text-lapis hover:underline max-md:after:absolute max-md:after:inset-0"
                    >
                      {column.cell(row)} <LinkPending />
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot className="border-edge border-t-3 border-double max-md:block max-md:px-4 max-md:py-2">
            <tr className="max-md:block">
              {columns.map(({ id, header, align, total }) => (
                <td
                  key={id}
                  data-label={header}
                  className={joinClasses(
                    "font-bold md:px-4 md:py-2",
                    align === "end" && "tabular-nums md:text-right",
                    total === undefined
                      ? "max-md:hidden"
                      : "max-md:flex max-md:justify-between max-md:gap-4 max-md:before:font-normal max-md:before:text-ink-soft max-md:before:content-[attr(data-label)]",
                  )}
                >
                  {total}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
