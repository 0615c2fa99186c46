import "server-only";
import { findConnectionState } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";

/** Null where this partner has no such connection. */
export const findConnection = (partnerId: string, connectionId: string) =>
  inPartner(partnerId, (db) => findConnectionState(partnerId, connectionId, db));
