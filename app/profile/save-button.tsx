import { Button } from "@/components/ui/button";

type SaveButtonProps = { mayWrite: boolean; isPending: boolean; label: string };

export function SaveButton({ mayWrite, isPending, label }: SaveButtonProps) {
  if (!mayWrite) return null;
  return (
    <Button type="submit" pending={isPending} className="self-start max-md:w-full">
      {label}
    </Button>
  );
}
