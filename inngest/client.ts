import { Inngest } from "inngest";

/** The SDK sets no time-out of its own: against a hanging server a send would wait for ever. */
const limited: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(2_000) });

/** Server, keys and mode come from INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY alone. */
export const inngest = new Inngest({ id: "sellercloudx", fetch: limited });
