"use client";

import { useEffect, useState } from "react";
import { ConfirmFactor, type ConfirmTexts, type Offer } from "@/app/account/second-factor/confirm-factor";
import { RecoveryCodes, type RecoveryTexts } from "@/components/auth/recovery-codes";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { offerSecondFactorAction } from "@/lib/auth/account-actions";

type SetUpProps = { isOn: boolean; next: string; texts: RecoveryTexts & ConfirmTexts & Record<"setUp", string> };

/**
 * Three states, one after the other: begin, scan and confirm, keep the recovery codes. The page may be read again by
 * itself while the codes stand there: only who comes with the factor already on is led away.
 */
export function SetUp({ isOn, next, texts }: SetUpProps) {
  const [cameWithIt] = useState(isOn);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { failure, isPending, send } = useSending(offerSecondFactorAction, {
    offline: texts.offline,
    onDone: setOffer,
  });
  useEffect(() => {
    if (cameWithIt) location.replace(next);
  }, [cameWithIt, next]);
  if (cameWithIt) return null;
  if (codes) {
    return (
      <Panel title={texts.codesTitle}>
        <RecoveryCodes codes={codes} texts={texts} onKept={() => location.assign(next)} />
      </Panel>
    );
  }
  if (offer) return <ConfirmFactor offer={offer} texts={texts} onDone={setCodes} />;
  return (
    <div className="flex flex-col gap-4">
      {failure ? <Alert role="alert" tone="attention" title={failure.error} /> : null}
      <Button variant="primary" size="wide" pending={isPending} onClick={() => send(new FormData())}>
        {texts.setUp}
      </Button>
    </div>
  );
}
