"use client";

import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";

export type RecoveryTexts = Record<
  "codesTitle" | "codesText" | "copy" | "copied" | "download" | "print" | "kept" | "fileName",
  string
>;

type RecoveryCodesProps = { codes: string[]; texts: RecoveryTexts; onKept: () => void };

/** Shown once: the server keeps nothing that they could be read from. */
export function RecoveryCodes({ codes, texts, onKept }: RecoveryCodesProps) {
  const text = codes.join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast({ text: texts.copied });
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([`SellerCloudX\n\n${text}\n`], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href: url, download: texts.fileName }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="flex flex-col gap-4">
      <p>{texts.codesText}</p>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-control border border-rule bg-sunk p-4 font-mono text-base">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button onClick={copy}>{texts.copy}</Button>
        <Button onClick={download}>{texts.download}</Button>
        <Button onClick={() => window.print()}>{texts.print}</Button>
      </div>
      <Button variant="primary" size="wide" className="print:hidden" onClick={onKept}>
        {texts.kept}
      </Button>
    </div>
  );
}
