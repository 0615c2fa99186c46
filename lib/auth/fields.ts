import { z } from "zod";

/** A message is a key of `errors.*`. */

/** As it was set: nothing is asked of its shape. PostgreSQL takes neither NUL nor half of a surrogate pair. */
export const typedPasswordField = z
  .string()
  .min(1, "signIn.passwordMissing")
  .max(256)
  .refine((typed) => typed.isWellFormed() && !typed.includes("\0"));

/** Six digits, however they were spaced. */
export const typedCodeField = z
  .string()
  .max(40)
  .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
  .refine((code) => /^\d{6}$/.test(code), "signIn.codeWrong");
