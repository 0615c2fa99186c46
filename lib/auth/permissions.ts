/** What members of a partner's team may do; pure, so that pages, actions and menus ask the same table. */
export const areas = [
  "catalog",
  "cards",
  "prices",
  "stock",
  "orders",
  "money",
  "connections",
  "manager",
  "conversations",
  "profile",
  "team",
] as const;
export type Area = (typeof areas)[number];
export type Permission = `${Area}:read` | `${Area}:write`;

/** The owner, Uzum's six roles under the names that sellers know (FEATURES 3.9), and a reader for the accountant. */
export const memberRoles = [
  "OWNER",
  "MANAGER",
  "FINANCE",
  "MARKETING",
  "CONTENT",
  "SUPPORT",
  "WAREHOUSE",
  "ACCOUNTANT",
] as const;
export type MemberRole = (typeof memberRoles)[number];

type Rights = Partial<Record<Area, "read" | "write">>;

const daily = {
  catalog: "write",
  cards: "write",
  prices: "write",
  stock: "write",
  orders: "write",
  connections: "write",
  manager: "write",
  conversations: "write",
} as const satisfies Rights;

const rights: Record<MemberRole, Rights> = {
  OWNER: { ...daily, money: "write", profile: "write", team: "write" },
  MANAGER: { ...daily, money: "read", profile: "read", team: "read" },
  FINANCE: { catalog: "read", prices: "read", orders: "read", money: "write", profile: "write" },
  MARKETING: { catalog: "read", cards: "read", prices: "write", orders: "read" },
  CONTENT: { catalog: "write", cards: "write", manager: "read" },
  SUPPORT: { catalog: "read", orders: "read", conversations: "write" },
  WAREHOUSE: { catalog: "read", stock: "write", orders: "write" },
  ACCOUNTANT: { catalog: "read", orders: "read", money: "read", profile: "read" },
};

export function can(role: MemberRole, permission: Permission): boolean {
  const [area, need] = permission.split(":") as [Area, "read" | "write"];
  const has = rights[role][area];
  return has === "write" || (has === "read" && need === "read");
}

export const isWrite = (permission: Permission) => permission.endsWith(":write");
