import { createLink, Outlet } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { useCurrentInView } from "../../ui/use-current-in-view.ts";
import classes from "./settings-layout.module.css";

interface SettingsLayoutProps {
  /** What the pages are settings of, for who cannot see where the list stands. */
  label: string;
  /** The links, one for each page, made with `SettingsLink`. */
  children: ReactNode;
}

/** A list of settings pages beside the one that is open. */
export function SettingsLayout({ label, children }: SettingsLayoutProps) {
  const pages = useCurrentInView<HTMLElement>();
  return (
    <div className={classes["layout"]}>
      <nav ref={pages} aria-label={label} className={classes["pages"]}>
        {children}
      </nav>
      <div className={classes["page"]}>
        <Outlet />
      </div>
    </div>
  );
}

/** One line of a `SettingsLayout`; marked while its page, or one below it, is open. */
export const SettingsLink = createLink((props: ComponentProps<"a">) => (
  <a {...props} className={classes["line"]} />
));
