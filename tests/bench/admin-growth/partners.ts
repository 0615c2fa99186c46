import { query } from "../../support/people.ts";

/** So many that a page of either list is full. */
export const few = 100;
export const many = 100_000;

const names = ["Gulbahor", "Zarina", "Olim", "Nodira", "Sardor"];

/**
 * Partners with an owner each, registered a minute apart: two of three wait for approval. All are called "Savdo" and one
 * of five names, so that a search finds few, many or all of them.
 */
export async function fillPartners(superuserUrl: string, count: number): Promise<void> {
  await query(
    superuserUrl,
    `with made as (
       insert into partners (id, "businessName", phone, category, approved, status, "createdAt", "submittedAt", "updatedAt")
       select gen_random_uuid(), 'Savdo ' || ($2::text[])[1 + i % $3::int] || ' ' || md5(i::text), '9989' || lpad(i::text, 8, '0'),
         'home', i % 3 = 0, (case when i % 3 = 0 then 'APPROVED' else 'PENDING' end)::"PartnerStatus",
         now() - i * interval '1 minute', now() - i * interval '1 minute', now()
       from generate_series(1, $1::int) i returning id)
     insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole", "updatedAt")
     select gen_random_uuid(), 'seller-' || id, 'seller-' || id || '@example.uz', now(), 'none', 'PARTNER', true, id, 'OWNER', now()
     from made`,
    [count, names, names.length],
  );
  await query(superuserUrl, "vacuum analyze");
}

export async function countStale(superuserUrl: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    superuserUrl,
    `select count(*)::int as count from partner_search where "isStale"`,
  );
  return row?.count ?? 0;
}

/** What an administrator opens. The same phone and code are there among 100 and among 100 000. */
export const pages: Record<string, string> = {
  queue: "/admin/partners?tab=PENDING",
  partners: "/admin/partners/all",
  "search of all": "/admin/partners/all?q=savdo",
  "search of a fifth": "/admin/partners/all?q=gulbahor+savdo",
  "search in Cyrillic": "/admin/partners/all?q=%D0%B7%D0%B0%D1%80%D0%B8%D0%BD%D0%B0&status=PENDING",
  "search of one phone": "/admin/partners/all?q=%2B998+90+000+00+42",
  "search of nobody": "/admin/partners/all?q=yoqolgan",
};
