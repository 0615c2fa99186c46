"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseMs = 4_000;
/** Five minutes of being looked at; whoever goes away and comes back has as many again. */
const mostLooks = 75;

/** A route and no action: actions wait for one another, and a press must not wait for a look. */
async function askState(): Promise<boolean> {
  const response = await fetch("/api/confirmation");
  return response.ok && (await response.json()).isConfirmed === true;
}

/**
 * The mail's link may be pressed in the mail program or on another phone: the page looks whenever it is come back to, and
 * now and then while it is seen, and leads on. A look that fails leaves the page as it is.
 */
export function useLookAgain(isOn: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (!isOn) return;
    let [left, isLooking] = [mostLooks, false];
    const look = async () => {
      if (isLooking || left === 0 || document.visibilityState !== "visible") return;
      left -= 1;
      isLooking = true;
      const isConfirmed = await askState().catch(() => false);
      isLooking = false;
      if (!isConfirmed) return;
      left = 0;
      router.push("/login?notice=confirmed");
    };
    const comeBack = () => {
      left = mostLooks;
      void look();
    };
    const timer = setInterval(look, pauseMs);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [isOn, router]);
}
