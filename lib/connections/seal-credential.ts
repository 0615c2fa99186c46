import "server-only";
import { seal } from "@/lib/crypto/seal";
import { makeDataKey } from "@/lib/crypto/secret-box";
import type { Credentials } from "@/lib/marketplaces/types";

/** What the ciphertext is bound to: a row copied to another partner or connection does not open (promise S1). */
export const credentialContext = (partnerId: string, connectionId: string) => `v1|${partnerId}|${connectionId}`;

export function sealCredential(partnerId: string, connectionId: string, { key, clientId }: Credentials) {
  const context = credentialContext(partnerId, connectionId);
  const dataKey = makeDataKey(context);
  return {
    wrappingKeyId: dataKey.wrappingKeyId,
    wrappedKey: dataKey.wrapped,
    key: seal(dataKey.key, key, `${context}|key`),
    clientId: clientId ?? null,
  };
}
