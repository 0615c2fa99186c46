import { randomBytes } from "node:crypto";
import { adminUsername } from "../../../prisma/seed.ts";
import { ProductClient } from "../product-client.ts";
import { findMail } from "./mailbox.ts";
import type { Story } from "./steps.ts";

export type Seller = { client: ProductClient; username: string; email: string; label: string };

/** Stages 1 to 3: registers, confirms the email, is approved by the administrator, signs in. */
export async function becomePartner(story: Story): Promise<Seller> {
  const { origin, secrets } = story.input;
  const label = randomBytes(4).toString("hex");
  const username = `demo-${label}`;
  const email = `${username}@example.uz`;
  const password = randomBytes(12).toString("base64url");
  const businessName = `Bogʻiston ${label}`;
  const client = new ProductClient(origin);

  await story.step("register", async () => {
    const phone = `+998 90 ${label.replace(/\D/g, "1").padEnd(7, "0").slice(0, 7)}`;
    const { html } = await client.openPage("/partner-registration");
    await client.act("registerPartnerAction", {
      legalForm: "LLC",
      businessName,
      phone,
      inn: "309376127",
      category: "food",
      email,
      username,
      password,
      terms: readTermsVersion(html),
    });
    return { username, email, businessName };
  });

  await story.step("confirm-email", async () => {
    const mail = await findMail(story, email, (one) => /\b\d{6}\b/.test(one.text));
    const [code = ""] = /\b\d{6}\b/.exec(mail.text) ?? [];
    await client.act("confirmEmailAction", { email, code });
    return { subject: mail.subject, mailId: mail.id };
  });

  await story.step("wait-for-approval", async () => {
    await client.signIn(username, password);
    const { path } = await client.openPage("/dashboard");
    if (path !== "/pending") throw new Error(`a waiting partner was sent to ${path}`);
    return { page: path };
  });

  await story.step("approve", async () => {
    const notice = await findMail(story, "admin@sellercloudx.local", (one) => one.text.includes(businessName));
    const [, partnerId] = /id=([0-9a-f-]{36})/.exec(notice.html) ?? [];
    const admin = new ProductClient(origin);
    await admin.signIn(adminUsername, secrets.adminPassword, secrets.adminAuthenticatorSeed);
    const page = await admin.openPage(`/admin/partners?status=pending&id=${partnerId}`);
    if (!page.html.includes(businessName)) throw new Error("the administrator does not see the application");
    await admin.act("approvePartnerAction", { partnerId });
    const mail = await findMail(story, email, (one) => !/\b\d{6}\b/.test(one.text));
    return { partnerId, mail: mail.subject };
  });

  await story.step("sign-in", async () => {
    await client.signIn(email, password);
    const { path } = await client.openPage("/dashboard");
    if (path !== "/dashboard") throw new Error(`an approved partner was sent to ${path}`);
    return { by: "email", page: path };
  });
  return { client, username, email, label };
}

/** The version that stands at the box to tick: consent is given to words that were shown. */
function readTermsVersion(html: string): string {
  const box = html.match(/<input[^>]*name="terms"[^>]*>/)?.[0] ?? "";
  const version = box.match(/value="(\d+)"/)?.[1];
  if (!version) throw new Error("the registration page shows no terms to accept");
  return version;
}
