/** The cabinet's category list, narrowed to what the demo sells. Percent of the sale, between the real 3 and 35. */
export const categories = [
  { id: "1001", title: "Одежда / Футболки", commissionPercent: 22 },
  { id: "1002", title: "Одежда / Платья", commissionPercent: 22 },
  { id: "1101", title: "Обувь / Кроссовки", commissionPercent: 20 },
  { id: "1201", title: "Электроника / Кабели и зарядные устройства", commissionPercent: 18 },
  { id: "1301", title: "Здоровье / Витамины и БАД", commissionPercent: 15 },
  { id: "1401", title: "Продукты питания / Соки и нектары", commissionPercent: 10 },
  { id: "1501", title: "Товары для дома / Светильники и лампы", commissionPercent: 20 },
  { id: "1901", title: "Другое", commissionPercent: 25 },
];

export function findCategory(idOrTitle: string) {
  const wanted = idOrTitle.trim().toLowerCase();
  return categories.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted) ?? null;
}

const other = categories[categories.length - 1];

export const commissionPercentOf = (title: string) => (findCategory(title) ?? other)?.commissionPercent ?? 25;

type Size = { lengthMm: number; widthMm: number; heightMm: number };

/**
 * Whole so'm for one piece. Seller manual, tariffs from 2026-06-01: 5 250 to one litre, 250 for each further litre,
 * at most 50 000, and 50 000 where the dimensions are missing.
 */
export function logisticsFee({ lengthMm, widthMm, heightMm }: Size): number {
  const litres = Math.ceil((lengthMm * widthMm * heightMm) / 1_000_000);
  return litres === 0 ? 50_000 : Math.min(50_000, 5_250 + 250 * (litres - 1));
}
