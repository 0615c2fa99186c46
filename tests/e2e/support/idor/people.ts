import { createHash, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { can, type MemberRole, memberRoles, type Permission } from "../../../../lib/auth/permissions.ts";
import { insertPartner, query } from "../../../support/people.ts";
import { databaseUrl } from "../sign-in.ts";
import { home, readSecrets } from "../surroundings.ts";

export type Books = { partnerId: string; userId: string };

/** Who may be turned away; `cookie` is empty for whoever is not signed in. */
export type Caller = {
  who: "nobody" | "staff" | "applicant" | "stranger" | "admin";
  cookie: string;
  books: Books | null;
};

/** A cookie of a session that was opened just now: no password is asked for again. */
export async function signIn(userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query(
    databaseUrl(home),
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     values (gen_random_uuid(), $1, $2, now() + interval '1 day', now())`,
    [createHash("sha256").update(token).digest(), userId],
  );
  return `session=${await encode({ token: { sid: token }, secret: readSecrets(home).sessionSecret })}`;
}

/** Tenant A with a member for each role, an applicant, tenant B's owner, and an administrator. */
export async function openPeople() {
  const url = databaseUrl(home);
  const a = await insertPartner(url);
  const b = await insertPartner(url);
  const applicant = await insertPartner(url, { approved: false });
  const [admin] = await query<{ id: string }>(url, "select id from users where role = 'ADMIN' order by id limit 1");
  const staff = new Map<MemberRole, string>();
  for (const role of memberRoles)
    staff.set(role, await signIn(role === "OWNER" ? a.userId : await addMember(a.partnerId, role)));
  const [strangerCookie, applicantCookie, adminCookie] = [
    await signIn(b.userId),
    await signIn(applicant.userId),
    await signIn(admin?.id ?? ""),
  ];
  return {
    a,
    b,
    nobody: { who: "nobody", cookie: "", books: null } satisfies Caller,
    stranger: { who: "stranger", cookie: strangerCookie, books: b } satisfies Caller,
    applicant: { who: "applicant", cookie: applicantCookie, books: applicant } satisfies Caller,
    admin: { who: "admin", cookie: adminCookie, books: null } satisfies Caller,
    /** A member of A's whose role may not do it; null where every role may. */
    staffWithout(permission: Permission): Caller | null {
      const role = memberRoles.find((one) => !can(one, permission));
      return role ? { who: "staff", cookie: staff.get(role) ?? "", books: a } : null;
    },
    /** A's owner, where an administrator is needed. */
    owner: { who: "staff", cookie: staff.get("OWNER") ?? "", books: a } satisfies Caller,
  };
}

export type People = Awaited<ReturnType<typeof openPeople>>;

async function addMember(partnerId: string, role: MemberRole): Promise<string> {
  const [id, name] = [randomUUID(), `member-${randomBytes(5).toString("hex")}`];
  await query(
    databaseUrl(home),
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole", "updatedAt")
     values ($1, $2, $3, now(), 'none', 'PARTNER', true, $4, $5, now())`,
    [id, name, `${name}@example.uz`, partnerId, role],
  );
  return id;
}
