/** PostgreSQL keeps neither NUL nor half a surrogate pair: both stay to be seen, as ␀ and as �. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll("\0", "␀");

/** For what people type: such a text is refused, not mended (test T21). */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");
