import { useTranslations } from "next-intl";
import { RightsList } from "@/components/connections/rights-list";
import { Alert } from "@/components/ui/alert";
import type { CheckedKey } from "@/lib/connections/check-key";

/** Good news, or what to add to the key while there is time. */
export function CheckedKeyAlert({ checked, name }: { checked: CheckedKey; name: string }) {
  const t = useTranslations("connections.check");
  const { shops, rights, marketplace, endsOn } = checked;
  const isWhole = rights.every(({ missing }) => missing.every((right) => right === "push"));
  return (
    <Alert
      role="status"
      tone={isWhole ? "good" : "attention"}
      title={t(isWhole ? "works" : "worksPartly", { name })}
      why={
        <>
          <p className="wrap-anywhere">{t("shops", { count: shops.length, names: shops.join(", ") })}</p>
          {endsOn ? <p>{t("endsOn", { day: endsOn })}</p> : null}
          <RightsList rights={rights} marketplace={marketplace} />
        </>
      }
      safe={t("notKept")}
    />
  );
}
