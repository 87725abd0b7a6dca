import { useEffect } from "react";

/** Names the browser tab: the page, then what it belongs to. */
export function usePageTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), "Vedette"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
