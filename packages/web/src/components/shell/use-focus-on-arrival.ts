import { useEffect, useRef } from "react";

/**
 * Moves the focus to the page when its path changes, so that keyboard and screen reader start
 * there. Not on the first page of a visit, where the browser does it.
 */
export function useFocusOnArrival(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const arrivedAt = useRef(pathname);
  useEffect(() => {
    if (arrivedAt.current === pathname) return;
    arrivedAt.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
