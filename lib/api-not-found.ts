/** What every address under /api answers that leads nowhere, a webhook's with an unknown token among them. */
export const apiNotFound = { error: "not found" };
