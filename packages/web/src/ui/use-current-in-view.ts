import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** For a row of links that is scrolled where it is too long: shows the one of the open page. */
export function useCurrentInView<E extends HTMLElement>() {
  const row = useRef<E>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!row.current || !current) return;
    // Only the row moves: scrollIntoView would scroll the page too.
    const place = current.getBoundingClientRect();
    const frame = row.current.getBoundingClientRect();
    row.current.scrollLeft += place.left + place.width / 2 - frame.left - frame.width / 2;
  }, [pathname]);
  return row;
}
