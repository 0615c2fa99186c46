import "server-only";
import { tallyFailure } from "@/lib/administration/tally-failure";
import { type Circuit, claimProbe, closeCircuit, countFailure } from "@/lib/connections/circuit-repository";
import { rememberKey } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Marketplace } from "@/lib/marketplaces/port";

type Guarded = { partnerId: string; connectionId: string; keyVersion: number; circuit: Circuit };

/** What others wait while a probe is under way. */
const probePauseMs = 5_000;

/**
 * Every call of the adapter passes the connection's breaker (promise O4): open, it fails at once as `unavailable`
 * `circuit-open`; after its pause one call is the probe. What a failed call says is bound to the key it was made with.
 */
export function guardCalls(
  adapter: Marketplace,
  { partnerId, connectionId, keyVersion, circuit }: Guarded,
): Marketplace {
  let known = circuit;

  async function pass(): Promise<boolean> {
    const { circuitOpenUntil } = known;
    if (!circuitOpenUntil) return false;
    const leftMs = circuitOpenUntil.getTime() - Date.now();
    const isProbe = leftMs <= 0 && (await inPartner(partnerId, (db) => claimProbe(partnerId, connectionId, db)));
    if (isProbe) return true;
    throw new MarketplaceError("unavailable", { code: "circuit-open", retryAfterMs: Math.max(leftMs, probePauseMs) });
  }

  async function note(error: unknown, isProbe: boolean): Promise<void> {
    const verdict = judge(error);
    if (verdict === "alive" && (isProbe || known.failuresInRow > 0)) {
      await inPartner(partnerId, (db) => closeCircuit(partnerId, connectionId, db));
      known = { failuresInRow: 0, circuitOpenUntil: null };
    }
    if (verdict === "failed") {
      const counted = await inPartner(partnerId, (db) =>
        countFailure(partnerId, connectionId, { keyVersion, isProbe }, db),
      );
      known = counted ?? known;
    }
  }

  return new Proxy(adapter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...input: unknown[]): Promise<unknown> => {
        const isProbe = await pass();
        try {
          const result: unknown = await Reflect.apply(member, target, input);
          await note(null, isProbe);
          return result;
        } catch (error) {
          if (error instanceof MarketplaceError) {
            rememberKey(error, keyVersion);
            if (error.code !== "own-limit" && error.code !== "not-offered") {
              tallyFailure("MARKETPLACE", `${error.failure}/${adapter.id}`);
            }
          }
          await note(error, isProbe);
          throw error;
        }
      };
    },
  });
}

/** A limit, a refusal and even a refused key show that somebody answers; our own waiting shows nothing. */
function judge(error: unknown): "alive" | "failed" | "unknown" {
  if (error === null) return "alive";
  if (!(error instanceof MarketplaceError) || error.code === "own-limit" || error.code === "not-offered")
    return "unknown";
  return error.failure === "unavailable" || error.failure === "unexpected-reply" ? "failed" : "alive";
}
