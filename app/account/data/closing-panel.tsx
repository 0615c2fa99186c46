import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ClosingForm } from "@/app/account/data/closing-form";
import { KeepButton } from "@/app/account/data/keep-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import type { Viewer } from "@/lib/auth/session";
import { type Closing, findClosing } from "@/lib/closing/find-closing";
import { graceDays } from "@/lib/closing/schema";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatTime } from "@/lib/i18n/format";
import { getApplication } from "@/lib/partners/get-application";

type ClosingPanelProps = { viewer: Viewer };

/** The end of the account: what happens and when, asked for by its owner alone; afterwards the way back. */
export async function ClosingPanel({ viewer }: ClosingPanelProps) {
  const { partnerId, role, view, memberRole } = viewer;
  if (role !== "PARTNER" || !partnerId || view) return null;
  const [t, closing] = await Promise.all([
    getTranslations("closing"),
    viewer.isClosing ? findClosing(partnerId) : null,
  ]);
  const isOwner = memberRole === "OWNER";
  return (
    <div id="closing" className="scroll-mt-20">
      <Panel title={t("title")} text={t("text")}>
        <div className="flex flex-col gap-6">
          {closing ? <Underway closing={closing} isOwner={isOwner} /> : null}
          <Consequences />
          {closing ? null : <Ask partnerId={partnerId} isOwner={isOwner} />}
        </div>
      </Panel>
    </div>
  );
}

async function Underway({ closing, isOwner }: { closing: Closing; isOwner: boolean }) {
  const [t, locale, messages] = await Promise.all([getTranslations("closing"), getLocale(), getMessages()]);
  const { by, requestedAt, eraseAfter } = closing;
  const time = formatTime(requestedAt, locale);
  const until = formatTime(eraseAfter, locale);
  return (
    <Alert
      tone="danger"
      title={t("closing.title")}
      why={
        <>
          <p>{isOwner ? t("closing.until", { time: until }) : t("closing.ownerKeeps", { time: until })}</p>
          <p className="mt-1 text-ink-soft">
            {by ? t("closing.by", { name: by, time }) : t("closing.asked", { time })}
          </p>
        </>
      }
      action={
        isOwner ? (
          <KeepButton
            texts={{ keep: t("keep"), done: t("keptDone"), offline: (messages as Messages).errors.offline }}
          />
        ) : null
      }
    />
  );
}

async function Consequences() {
  const t = await getTranslations("closing");
  const parts = [
    { title: t("now.title"), lines: [t("now.rest"), t("now.read")] },
    { title: t("later.title", { days: graceDays }), lines: [t("later.keys"), t("later.people")] },
    { title: t("kept.title"), lines: [t("kept.books"), t("kept.log")] },
  ];
  return (
    <dl className="flex max-w-form flex-col gap-4 text-sm">
      {parts.map(({ title, lines }) => (
        <div key={title}>
          <dt className="font-bold">{title}</dt>
          {lines.map((line) => (
            <dd key={line} className="mt-1">
              {line}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

async function Ask({ partnerId, isOwner }: { partnerId: string; isOwner: boolean }) {
  const t = await getTranslations("closing");
  if (!isOwner) return <p className="text-ink-soft text-sm">{t("ownerOnly")}</p>;
  const [{ businessName }, messages] = await Promise.all([getApplication(partnerId), getMessages()]);
  return (
    <>
      <Alert tone="attention" title={t("download")} />
      <ClosingForm
        texts={{
          open: t("open"),
          confirm: t("confirm", { name: businessName }),
          submit: t("submit"),
          done: t("done"),
          offline: (messages as Messages).errors.offline,
        }}
      />
    </>
  );
}
