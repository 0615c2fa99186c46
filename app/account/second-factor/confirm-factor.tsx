"use client";

import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { confirmSecondFactorAction } from "@/lib/auth/account-actions";

export type Offer = { uri: string; secret: string; picture: { size: number; path: string } };

export type ConfirmTexts = Record<
  | "stepScan"
  | "scanText"
  | "qr"
  | "openApp"
  | "secret"
  | "copy"
  | "copied"
  | "stepCode"
  | "code"
  | "confirm"
  | "offline",
  string
>;

type ConfirmFactorProps = { offer: Offer; texts: ConfirmTexts; onDone: (codes: string[]) => void };

export function ConfirmFactor({ offer, texts, onDone }: ConfirmFactorProps) {
  const { failure, errors, isPending, form } = useSending(confirmSecondFactorAction, {
    offline: texts.offline,
    onDone: ({ codes }) => onDone(codes),
  });
  return (
    <>
      <Panel title={texts.stepScan} text={texts.scanText}>
        <Secret offer={offer} texts={texts} />
      </Panel>
      <Panel title={texts.stepCode}>
        <form {...form} className="flex flex-col gap-4">
          {failure && !errors.code ? <Alert role="alert" tone="attention" title={failure.error} /> : null}
          <TextField
            name="code"
            label={texts.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            error={errors.code}
            required
          />
          <Button type="submit" variant="primary" size="wide" pending={isPending}>
            {texts.confirm}
          </Button>
        </form>
      </Panel>
    </>
  );
}

function Secret({ offer, texts }: Pick<ConfirmFactorProps, "offer" | "texts">) {
  const { size, path } = offer.picture;
  const groups = offer.secret.match(/.{1,4}/g)?.join(" ");
  const copy = async () => {
    await navigator.clipboard.writeText(offer.secret);
    showToast({ text: texts.copied });
  };
  return (
    <div className="flex flex-col gap-4">
      {/* Dark on light in every theme: cameras read nothing else. */}
      <svg
        role="img"
        aria-label={texts.qr}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="mx-auto w-full max-w-64 rounded-control"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <a href={offer.uri} className="link mx-auto inline-flex min-h-control items-center md:hidden">
        {texts.openApp}
      </a>
      <div className="flex flex-col gap-2">
        <p className="text-ink-soft text-sm">{texts.secret}</p>
        <code className="wrap-anywhere rounded-control border border-rule bg-sunk px-3 py-2 font-mono">{groups}</code>
        <div>
          <Button onClick={copy}>{texts.copy}</Button>
        </div>
      </div>
    </div>
  );
}
