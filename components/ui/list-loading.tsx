import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

/** The loading face of a list, in the place that the list will take. */
export function ListLoading({ label }: { label: string }) {
  return (
    <Panel>
      <Skeleton label={label} lines={9} />
    </Panel>
  );
}
