import { z } from "zod";
import { needsClientId } from "@/lib/connections/needs-client-id";
import { cleanKey } from "@/lib/connections/recognise-key";
import { isStorable } from "@/lib/db/storable-text";
import { marketplaceIds } from "@/lib/marketplaces/types";

const pasted = z.string().max(4_000).refine(isStorable, "connections.keyRefused").transform(cleanKey);

export const connectSchema = z
  .strictObject({
    marketplace: z.enum(marketplaceIds),
    // A letter that is none of ASCII, such as a Cyrillic one typed by hand, cannot stand in a request's header.
    key: pasted
      .refine((key) => key.length >= 8, "connections.keyMissing")
      .refine((key) => /^[\x21-\x7e]*$/.test(key), "connections.keyRefused"),
    clientId: pasted.optional(),
  })
  .refine(({ marketplace, clientId }) => !needsClientId(marketplace) || /^\d{1,20}$/.test(clientId ?? ""), {
    path: ["clientId"],
    message: "connections.clientIdMissing",
  });

export type ConnectInput = z.infer<typeof connectSchema>;

export const connectionIdSchema = z.strictObject({ connectionId: z.uuid() });

/** What the key has to look like depends on the connection's marketplace, and is looked at there. */
export const replaceKeySchema = z.strictObject({
  connectionId: z.uuid(),
  key: z.string().max(4_000).refine(isStorable, "connections.keyRefused"),
  clientId: z.string().max(4_000).refine(isStorable).optional(),
});
export type ReplaceKeyInput = z.infer<typeof replaceKeySchema>;

export const disconnectSchema = z.strictObject({
  connectionId: z.uuid(),
  data: z.enum(["keep", "delete"]).default("keep"),
});
