import { listChanged } from "./digest.ts";
import { type Action, listActions, listRoutes, type Route } from "./endpoints.ts";
import type { Caller, People } from "./people.ts";
import { type Answer, callAction, isTurnedAway, type Sent, send } from "./play.ts";
import type { Pick, Rule } from "./rules.ts";
import type { Stage } from "./stage.ts";

export type Endpoint = { key: string; action: Action | null; path: string };

/** Every page, every method of every route, every action: from the build, so that none is forgotten. */
export async function listEndpoints(origin: string): Promise<Endpoint[]> {
  const methodsOf = async ({ kind, path }: Route): Promise<string[]> => {
    if (kind === "page") return ["GET"];
    const answer = await fetch(new URL(path.replace(/\[[^\]]*\]/g, "x"), origin), { method: "OPTIONS" });
    const allowed = (answer.headers.get("allow") ?? "").split(", ");
    return allowed.filter((method) => method !== "HEAD" && method !== "OPTIONS" && method !== "");
  };
  const routes: Endpoint[] = [];
  for (const route of listRoutes()) {
    for (const method of await methodsOf(route)) {
      routes.push({ key: `${method} ${route.path}`, action: null, path: route.path });
    }
  }
  return [...routes, ...listActions().map((action) => ({ key: `action ${action.name}`, action, path: action.page }))];
}

/** Everybody's tries at one endpoint: what came of them that should not, and how many they were. */
export async function playEndpoint(origin: string, endpoint: Endpoint, rule: Rule, stage: Stage) {
  const faults: string[] = [];
  const turns = listTurns(rule, stage.people, stage.rows);
  const before = await stage.digest.read();
  for (const turn of turns) {
    const answer = await play(origin, endpoint, turn);
    const fault = judge(answer, turn, { marker: stage.marker, path: endpoint.path });
    if (fault) faults.push(`${endpoint.key} · ${turn.caller.who} · ${turn.title}: ${fault}`);
  }
  const changed = listChanged(before, await stage.digest.read());
  if (changed.length > 0) faults.push(`${endpoint.key}: A's rows changed in ${changed.join(", ")}`);
  return { faults, calls: turns.length };
}

type Turn = { caller: Caller; made: ReturnType<Rule["make"]>; title: string; isLetIn: boolean };
type Rows = { a: Record<string, string>; b: Record<string, string> };

/** Who tries what: the uninvited with A's ids alone, the invited with each of A's ids among their own. */
function listTurns(rule: Rule, people: People, rows: Rows): Turn[] {
  const { uninvited, invited } = splitCallers(rule, people);
  const turns: Turn[] = uninvited.map((caller) => ({
    caller,
    made: rule.make(pickFrom(rows.a)),
    title: "all ids are A's",
    isLetIn: false,
  }));
  if (rule.own) return turns;
  const asked: string[] = [];
  rule.make((name) => {
    asked.push(name);
    return rows.a[name] ?? "";
  });
  for (const caller of invited) {
    if (asked.length === 0)
      turns.push({ caller, made: rule.make(pickFrom({})), title: "without an id", isLetIn: true });
    for (const [place, name] of asked.entries()) {
      let at = 0;
      const made = rule.make((wanted) => pickFrom(at++ === place ? rows.a : rows.b)(wanted));
      turns.push({ caller, made, title: `the ${name} is A's`, isLetIn: rule.isPlace ?? false });
    }
  }
  return turns;
}

/** A table's row; a name that no table has is a mistake in the matrix. */
const pickFrom =
  (rows: Record<string, string>): Pick =>
  (name) => {
    const id = rows[name];
    if (!id) throw new Error(`the matrix picks ${name}: no table of a partner's has that name, or B has no row in it`);
    return id;
  };

function splitCallers({ who, right }: Rule, people: People): { uninvited: Caller[]; invited: Caller[] } {
  const { nobody, applicant, stranger, admin, owner } = people;
  if (who === "admin") return { uninvited: [nobody, owner, applicant, stranger], invited: [] };
  if (who === "signed-in") return { uninvited: [nobody], invited: [stranger] };
  if (who === "applicant") {
    const staff = right ? people.staffWithout(right) : null;
    return { uninvited: [nobody, admin, ...(staff ? [staff] : [])], invited: [applicant, stranger] };
  }
  if (who === "member") return { uninvited: [nobody, applicant, admin], invited: [stranger] };
  const staff = people.staffWithout(who);
  return { uninvited: [nobody, ...(staff ? [staff] : []), applicant, admin], invited: [stranger] };
}

function play(origin: string, { action, key }: Endpoint, { made, caller }: Turn): Promise<Answer> {
  if (action) return callAction(origin, action, made, caller);
  const method = key.slice(0, key.indexOf(" "));
  const sent = typeof made === "string" ? { method, path: made } : (made as Sent);
  return send(origin, sent, caller);
}

function judge(answer: Answer, { caller, isLetIn }: Turn, { marker, path }: { marker: string; path: string }) {
  const said = `${answer.status} ${JSON.stringify(answer.result ?? answer.location ?? answer.text.slice(0, 200))}`;
  if (answer.status >= 500) return `answered ${said}`;
  // A's own member may be told whose team it is.
  if (caller.who !== "staff" && answer.text.includes(marker)) return "A's texts stand in the answer";
  if (isLetIn) return answer.result?.code === "invalid" ? `the input does not fit: ${said}` : null;
  return isTurnedAway(answer, path) ? null : `was not turned away: ${said}`;
}
