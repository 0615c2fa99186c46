import { proveBySpec } from "./end-to-end.ts";

/** T19: every page, route and action of the build, by everybody who has no business there, with every id of A's. */
export const prove = () => proveBySpec("idor-matrix");
