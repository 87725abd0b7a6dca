import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { organizationsQuery } from "../../api/organizations.ts";
import { Icon } from "../../ui/icon.tsx";
import { Logo } from "../../ui/logo.tsx";
import { chooseOrganization, rememberOrganization } from "./last-organization.ts";
import { ShellNavigation } from "./shell-navigation.tsx";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";
import classes from "./shell.module.css";

/** What surrounds every page of a signed-in person: the navigation, and the page beside it. */
export function Shell() {
  const named = useParams({ strict: false }).organization;
  const { data: organizations } = useQuery(organizationsQuery);
  const organization = named ?? chooseOrganization(organizations ?? [])?.slug;
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const main = useFocusOnArrival(pathname);

  useEffect(() => {
    if (named !== undefined) rememberOrganization(named);
  }, [named]);
  useEffect(() => setOpen(false), [pathname]);

  return (
    <div className={classes["shell"]}>
      <a href="#main" className={classes["skip"]}>
        Skip to the page
      </a>
      <header className={classes["bar"]}>
        <Link to="/" className={classes["brand"]}>
          <Logo size={22} />
          Vedette
        </Link>
        <ActionIcon
          aria-label={open ? "Close the menu" : "Open the menu"}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
          size="lg"
        >
          <Icon name={open ? "cross" : "menu"} size={18} />
        </ActionIcon>
      </header>
      <div id="navigation" className={classes["side"]} data-open={open}>
        <ShellNavigation organization={organization} />
      </div>
      <main id="main" ref={main} tabIndex={-1} className={classes["main"]}>
        <Outlet />
      </main>
    </div>
  );
}
