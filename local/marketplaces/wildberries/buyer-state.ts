/** What buyers wrote, and how the seller answered. */
export type Feedback = {
  id: string;
  nmId: number;
  text: string;
  stars: number;
  buyer: string;
  createdAt: string;
  answer: { text: string } | null;
};
export type Question = {
  id: string;
  nmId: number;
  text: string;
  createdAt: string;
  state: "suppliersPortalSynch" | "wbRu" | "none";
  wasViewed: boolean;
  answer: { text: string; at: string } | null;
};
export type Chat = {
  id: string;
  replySign: string;
  nmId: number;
  buyer: string;
  /** Unix ms. */
  last: { text: string; at: number };
};
export type ChatEvent = {
  id: string;
  chatId: string;
  sender: "client" | "seller";
  source: string;
  text: string;
  isNewChat: boolean;
  /** Unix ms. */
  at: number;
};

/** A buyer wants to give a unit back. `status` 0 is open, 1 refused, 2 approved; `goods` is what becomes of the unit. */
export type Claim = {
  id: string;
  taskId: number;
  status: 0 | 1 | 2;
  goods: 0 | 1 | 10;
  reason: string;
  createdAt: string;
  decidedAt: string | null;
};

/** A unit on its way back to the seller. */
export type ComingBack = {
  srid: string;
  taskId: number;
  shkId: number;
  type: string;
  reason: string;
  state: "on-the-way" | "ready" | "received";
  orderedAt: string;
  readyAt: string | null;
  completedAt: string | null;
};
