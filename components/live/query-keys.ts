import type { LiveKind } from "@/lib/realtime/messages";

/** `orders.changed` wakes every query whose key starts with `orders`. */
export const areaOf = (kind: LiveKind): string => kind.split(".")[0] ?? kind;
