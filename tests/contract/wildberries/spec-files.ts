import { loadSpecDocument, resolvePointer } from "../../support/spec-document.ts";

/** Those of the thirteen that hold a method of ours. */
export const specFiles = [
  "01-general",
  "02-items",
  "03-orders-fbs",
  "09-communications",
  "10-rates",
  "12-reports",
  "13-finances",
].map((name) => `wildberries/${name}.yaml`);

export type SpecOperation = { servers: string[]; description: string };

/** By `POST /api/v3/orders/status`: on which hosts it is, and what its text says. Empty without the specifications. */
export function specOperations(): Map<string, SpecOperation> {
  const found = new Map<string, SpecOperation>();
  for (const file of specFiles) {
    const document = loadSpecDocument(file);
    for (const { name, pointer, pathPointer } of document?.operations ?? []) {
      const root = document?.root ?? {};
      const own = resolvePointer(root, pointer)?.node;
      const servers = (own?.servers ?? resolvePointer(root, pathPointer)?.node.servers ?? []) as { url: string }[];
      found.set(name, { servers: servers.map(({ url }) => url), description: String(own?.description ?? "") });
    }
  }
  return found;
}
