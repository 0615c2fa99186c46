import { useEffect, useState } from "react";

/**
 * Code that comes when it is first asked for; null until it is there. By state, not by React's `lazy`: what suspends
 * waits behind an action under way, and the password that this very action asks for would not be shown (seen with
 * React 19.3: the retry of a `lazy` child stays suspended beside a page that is being read anew). Where the network
 * fails, the page stays, too; it is asked for anew the next time.
 */
export function useLoaded<Part>(load: () => Promise<Part>, isAsked: boolean, onFailed: () => void): Part | null {
  const [loaded, setLoaded] = useState<{ part: Part } | null>(null);
  useEffect(() => {
    if (!isAsked || loaded) return;
    let isOver = false;
    load().then(
      (part) => !isOver && setLoaded({ part }),
      () => !isOver && onFailed(),
    );
    return () => {
      isOver = true;
    };
  }, [load, isAsked, loaded, onFailed]);
  return isAsked ? (loaded?.part ?? null) : null;
}
