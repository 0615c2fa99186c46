import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { ProfileForm } from "@/app/(partner)/profile/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { getProfile } from "@/lib/partners/get-profile";
import { formatPhone } from "@/lib/partners/phone";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("profile.title") };
}

export default async function ProfilePage() {
  const viewer = await partnerPage("profile:read");
  const { inn, phone, bankAccountEnd, businessName, legalName, legalAddress, bankName, bankMfo } = await getProfile(
    viewer.partnerId,
  );
  const t = await getTranslations("auth.profile");
  const { auth, common, errors } = (await getMessages()) as Messages;
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <ProfileForm
        values={{ businessName, legalName, legalAddress, bankName, bankMfo, phone: formatPhone(phone) }}
        inn={inn ?? t("innMissing")}
        accountHint={bankAccountEnd ? t("bankAccountKept", { end: bankAccountEnd }) : t("bankAccountHint")}
        fields={{ businessName: auth.fields.businessName, phone: auth.fields.phone, inn: auth.fields.inn }}
        texts={auth.profile}
        save={common.save}
        saved={common.saved}
        offline={errors.offline}
      />
    </>
  );
}
