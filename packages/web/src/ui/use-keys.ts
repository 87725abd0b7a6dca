import { useEffect, useRef } from "react";

export interface KeyActions {
  /** By what the key writes (`j`, `?`) or is called (`Escape`). */
  readonly [key: string]: () => void;
}

/**
 * Single-key shortcuts of a page. Silent while someone types, holds a modifier, or has a dialog or
 * menu open.
 */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = Object.hasOwn(current.current, event.key) && current.current[event.key];
      if (!action || isTyping(event.target) || isSomethingOpen()) return;
      event.preventDefault();
      action();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
}

function isSomethingOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
