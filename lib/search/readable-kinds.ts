import type { Permission } from "@/lib/auth/permissions";
import { type SearchKind, searchKinds } from "@/lib/search/schema";

const needed: Record<SearchKind, Permission> = {
  products: "catalog:read",
  orders: "orders:read",
  listings: "connections:read",
};

/** Nobody finds what they may not open. */
export const readableKinds = (isAllowed: (permission: Permission) => boolean) =>
  searchKinds.filter((kind) => isAllowed(needed[kind]));
