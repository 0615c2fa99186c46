import { proveBySpec } from "./end-to-end.ts";

/** T21: naughty strings, operators, broken and oversized bodies over HTTP; the schemas themselves stand in `npm test`. */
export const prove = () => proveBySpec("shapes");
