/** The language of this browser: what was chosen in it, else the account's of whoever signed in last. */
export const localeCookie = "locale";

export const localeCookieOptions = { maxAge: 365 * 24 * 3_600, sameSite: "lax", path: "/" } as const;

/** In an address: the language that a letter with this link was written in. It counts where the browser has none. */
export const localeParameter = "lang";
