"use client";

import { useState } from "react";
import { RecoveryCodes, type RecoveryTexts } from "@/components/auth/recovery-codes";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { removeSecondFactorAction, renewRecoveryCodesAction } from "@/lib/auth/account-actions";

type FactorActionsProps = {
  canTurnOff: boolean;
  texts: RecoveryTexts & Record<"newCodes" | "turnOff" | "turnedOff" | "close" | "offline", string>;
};

export function FactorActions({ canTurnOff, texts }: FactorActionsProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const renewal = useSending(renewRecoveryCodesAction, {
    offline: texts.offline,
    onDone: ({ codes: fresh }) => setCodes(fresh),
  });
  const removal = useSending(removeSecondFactorAction, {
    offline: texts.offline,
    onDone: () => showToast({ text: texts.turnedOff }),
  });
  const failure = renewal.failure ?? removal.failure;
  return (
    <div className="flex flex-col gap-4">
      {failure ? <Alert role="alert" tone="attention" title={failure.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button pending={renewal.isPending} onClick={() => renewal.send(new FormData())}>
          {texts.newCodes}
        </Button>
        {canTurnOff ? (
          <Button pending={removal.isPending} onClick={() => removal.send(new FormData())}>
            {texts.turnOff}
          </Button>
        ) : null}
      </div>
      <Dialog open={codes !== null} title={texts.codesTitle} closeLabel={texts.close} onClose={() => setCodes(null)}>
        {codes ? <RecoveryCodes codes={codes} texts={texts} onKept={() => setCodes(null)} /> : null}
      </Dialog>
    </div>
  );
}
