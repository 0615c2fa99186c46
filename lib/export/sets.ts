import type { Permission } from "@/lib/auth/permissions";

type ExportSet = {
  /** Of the page that shows the same. */
  permission: Permission;
  /** Whoever waits for approval has it already. */
  isOpenToApplicants?: true;
};

/** What a partner takes along, each as one file; named in the catalogues under `data.sets`. */
export const exportSets = {
  profile: { permission: "profile:read", isOpenToApplicants: true },
  team: { permission: "team:read" },
  connections: { permission: "connections:read" },
  products: { permission: "catalog:read" },
  listings: { permission: "connections:read" },
  cards: { permission: "cards:read" },
  movements: { permission: "stock:read" },
  orders: { permission: "orders:read" },
  money: { permission: "money:read" },
  statement: { permission: "money:read" },
  receipts: { permission: "manager:read" },
} as const satisfies Record<string, ExportSet>;

export type ExportSetName = keyof typeof exportSets;

export const exportSetNames = Object.keys(exportSets) as ExportSetName[];

export const readSet = (name: ExportSetName): ExportSet => exportSets[name];
