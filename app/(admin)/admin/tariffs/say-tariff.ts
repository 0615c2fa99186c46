import type { getTranslations } from "next-intl/server";

type Names = Awaited<ReturnType<typeof getTranslations<"admin.tariffs.names">>>;

/** A tariff is a row: one that the catalogues do not know is called by its key. */
export const sayTariff = (key: string, names: Names): string => (names.has(key as never) ? names(key as never) : key);
