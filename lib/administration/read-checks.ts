import "server-only";
import { readMarketplaceLoads, readTallies } from "@/lib/administration/trouble-repository";
import {
  type Check,
  type Fact,
  judgeFact,
  judgeMarketplace,
  minutesSince,
  sortChecks,
} from "@/lib/administration/trouble-rules";
import { type AuditState, readAuditState } from "@/lib/audit/audit-state";
import { inAdmin } from "@/lib/db/client";
import { type Health, readHealth } from "@/lib/health/read-health";

/** Everything that /admin looks at, the broken first. */
export async function readChecks(now = new Date()): Promise<Check[]> {
  const [stored, health, audit] = await Promise.all([readStoredFacts(now), readHealth(), readAuditState(now)]);
  const facts = [...stored, ...listServices(health), auditFact(audit)];
  return sortChecks(facts.map(judgeFact));
}

async function readStoredFacts(now: Date): Promise<Fact[]> {
  const { tallies, loads } = await inAdmin(async (db) => ({
    tallies: await readTallies(db),
    loads: await readMarketplaceLoads(db),
  }));
  const age = (kind: "outbox" | "inbox" | "applications"): Fact => {
    const { since } = tallies[kind];
    return { kind, value: minutesSince(since, now), since };
  };
  const count = (kind: Fact["kind"], name: keyof typeof tallies): Fact => ({
    kind,
    value: tallies[name].count,
    since: tallies[name].since,
  });
  return [
    age("outbox"),
    age("inbox"),
    age("applications"),
    count("failed-jobs", "jobs"),
    count("dead-letters", "letters"),
    count("failed-pushes", "pushes"),
    count("failed-imports", "imports"),
    count("alarms", "alarms"),
    count("refused-keys", "refused"),
    count("expiring-keys", "expiring"),
    count("silent-connections", "silent"),
    count("open-circuits", "circuits"),
    count("mail", "mail"),
    count("telegram", "telegram"),
    count("undelivered", "undelivered"),
    ...loads.map(judgeMarketplace),
  ];
}

/** A service that is not configured has nothing to be down; without realtime the pages ask by themselves. */
const listServices = ({ queue, realtime }: Health): Fact[] => [
  { kind: "queue", value: queue === "down" ? 2 : 0, since: null },
  { kind: "realtime", value: realtime === "down" ? 1 : 0, since: null },
];

const auditFact = ({ word, brokenSince, checkedAt }: AuditState): Fact => ({
  kind: "audit-chain",
  value: { holds: 0, never: 0, stale: 1, broken: 2 }[word],
  since: word === "broken" ? brokenSince : checkedAt,
});
