import "server-only";
import { readFilters, writeFilters } from "@/lib/administration/partner-filters";
import { inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export type SavedView = { id: string; name: string; query: string };

const mostViews = 20;

/** One's own. Anybody who is given the address sees the same list. */
export function listViews(userId: string): Promise<SavedView[]> {
  return inAdmin((db) =>
    db.adminView.findMany({
      where: { userId },
      orderBy: { name: "asc" },
      take: mostViews,
      select: { id: true, name: true, query: true },
    }),
  );
}

/** Under a name that is there already the new search takes the old one's place. */
export async function saveView(userId: string, { name, query }: { name: string; query: string }): Promise<void> {
  // Only what the page itself understands is kept.
  const clean = writeFilters(readFilters(query));
  await inAdmin(async (db) => {
    const others = await db.adminView.count({ where: { userId, name: { not: name } } });
    if (others >= mostViews) throw new AppError("conflict", "administration.tooManyViews", { field: "name" });
    await db.adminView.upsert({
      where: { userId_name: { userId, name } },
      create: { userId, name, query: clean },
      update: { query: clean },
      select: { id: true },
    });
  });
}

export async function deleteView(userId: string, viewId: string): Promise<void> {
  const { count } = await inAdmin((db) => db.adminView.deleteMany({ where: { id: viewId, userId } }));
  if (count === 0) throw new AppError("not-found", "notFound");
}
