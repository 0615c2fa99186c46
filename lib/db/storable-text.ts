/** PostgreSQL keeps neither NUL nor half a surrogate pair: both stay to be seen, as ␀ and as �. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll("\0", "␀");
