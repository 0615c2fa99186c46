import type { LaneAttribute } from "@/lib/cards/lane-json";
import type { CardFinding } from "@/lib/cards/lint";
import type { MarketplaceId } from "@/lib/marketplaces/types";

type StepState = "waiting" | "running" | "done" | "needs-you" | "failed";

/** What the screen shows of a lane: words in the reader's language, and nothing that has to be worked out. */
export type LaneView = {
  id: string;
  marketplace: MarketplaceId;
  marketplaceName: string;
  state: string;
  status: { text: string; tone: "neutral" | "info" | "good" | "attention" | "danger" };
  steps: { id: string; label: string; state: StepState }[];
  note: string | null;
  reasons: string[];
  /** Whose answer ends the waiting. */
  isPublishable: boolean;
  complaints: string[];
  findings: { text: string; severity: CardFinding["severity"] }[];
  texts: { language: "uz" | "ru"; name: string; title: string; description: string }[];
  category: string | null;
  /** Whether the marketplace has a tree to choose from, and the choice is open or unsure. */
  asksCategory: boolean;
  attributes: { name: string; value: string }[];
  asked: Pick<LaneAttribute, "externalId" | "name" | "type" | "unit" | "choices">[];
  pictures: { url: string; downloadUrl: string; isOwn: boolean }[];
  price: string | null;
  priceLines: { key: string; label: string; amount: string }[];
  url: string | null;
  /** Fields in the order of the cabinet's own form; null where the card goes by API. */
  kit: { fields: { key: string; label: string; value: string }[]; cabinetUrl: string } | null;
  can: { publish: boolean; decline: boolean; rewrite: boolean; check: boolean };
};

export type ProductLanes = {
  lanes: LaneView[];
  /** Cards that the one button would publish now. */
  publishable: number;
  /** Lanes that nobody has asked to be written. */
  unwritten: number;
  /** Whether the parcel's size is a guess that holds some card back. */
  waitsForSize: boolean;
};
