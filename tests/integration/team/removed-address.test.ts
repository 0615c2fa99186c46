import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { changeAddress } from "@/lib/auth/change-address";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { deriveEmailCode, issueEmailCode } from "@/lib/auth/email-code";
import { issueAskedCode, requestEmailCode } from "@/lib/auth/request-email-code";
import { openDb } from "@/lib/db/client";
import { termsVersion } from "@/lib/legal/versions";
import { acceptInvitation } from "@/lib/team/accept-invitation";
import { deriveInvitationToken } from "@/lib/team/invitation-token";
import { inviteMember } from "@/lib/team/invite-member";
import { listTeam } from "@/lib/team/list-team";
import { removeMember } from "@/lib/team/remove-member";
import { acceptanceSchema } from "@/lib/team/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let owner: NewPartner;
let gone: { id: string; email: string };

beforeEach(async () => {
  owner = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `update partners set "tariffKey" = 'business' where id = $1`, [owner.partnerId]);
  const id = randomUUID();
  gone = { id, email: `xodim-${id.slice(0, 8)}@example.uz` };
  await query(
    urls.superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole", "updatedAt")
     values ($1::uuid, 'xodim-' || $1, $2, now(), 'none', 'PARTNER', true, $3, 'MANAGER', now())`,
    [id, gone.email, owner.partnerId],
  );
});

const readGone = async () =>
  (
    await query(
      urls.superuserUrl,
      `select email, "emailVerifiedAt" is not null as confirmed from users where id = $1`,
      [gone.id],
    )
  )[0];

test("whoever was removed asks for a code and gets none, by any way", async () => {
  await removeMember(owner.partnerId, gone.id);
  await requestEmailCode(gone.email);
  await requestEmailCode(gone.email, gone.id);
  const asked = await query<{ userId: string }>(
    urls.superuserUrl,
    `select data ->> 'userId' as "userId" from outbox_events where data ->> 'userId' = $1`,
    [gone.id],
  );
  expect(asked).toEqual([]);
  await issueAskedCode(gone.id);
  await changeAddress(gone.id, `boshqa-${randomUUID().slice(0, 8)}@example.uz`);
  expect(await query(urls.superuserUrl, `select id from email_codes where "userId" = $1`, [gone.id])).toEqual([]);
  expect(await readGone()).toEqual({ email: gone.email, confirmed: false });
});

test("a code from before the removal does not take the address back, and the owner's new invitation works", async () => {
  await query(urls.superuserUrl, `update users set "emailVerifiedAt" = null where id = $1`, [gone.id]);
  const id = (await issueEmailCode(gone, new Date(), openDb())) ?? "";
  await removeMember(owner.partnerId, gone.id);
  const { code, link } = deriveEmailCode(id);
  await expect(confirmEmailByCode(gone.email, code)).rejects.toMatchObject({ messageKey: "partners.codeWrong" });
  await expect(confirmEmailByCode(gone.email, code, gone.id)).rejects.toMatchObject({ field: "code" });
  await expect(confirmEmailByLink(link)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
  expect(await readGone()).toMatchObject({ confirmed: false });

  await inviteMember(owner.partnerId, owner.userId, { email: gone.email, role: "SUPPORT" }, "uz");
  const { invitations } = await listTeam(owner.partnerId, new Date());
  const token = deriveInvitationToken(invitations.find(({ email }) => email === gone.email)?.id ?? "", 1);
  const username = `yangi-${randomUUID().slice(0, 8)}`;
  const form = { token, username, password: "Bozor kuni erta tong", terms: String(termsVersion) };
  await acceptInvitation(acceptanceSchema.parse(form), { locale: "uz", address: null });
  const { members } = await listTeam(owner.partnerId, new Date());
  expect(members.find((one) => one.username === username)).toMatchObject({ email: gone.email, role: "SUPPORT" });
});
