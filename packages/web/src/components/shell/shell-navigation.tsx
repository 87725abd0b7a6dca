import { Link } from "@tanstack/react-router";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Logo } from "../../ui/logo.tsx";
import { SchemeToggle } from "../scheme-toggle.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { OrganizationMenu } from "./organization-menu.tsx";
import classes from "./shell-navigation.module.css";

/** The pages of an organization. A new page of the first rank gets its line here. */
const LINES = [
  { to: "/organizations/$organization/issues/", label: "Issues", icon: "inbox" },
  { to: "/organizations/$organization/alerts/", label: "Alerts", icon: "bolt" },
  { to: "/organizations/$organization/status/", label: "Status", icon: "heart" },
  { to: "/organizations/$organization/releases/", label: "Releases", icon: "package" },
  { to: "/organizations/$organization/monitors/", label: "Monitors", icon: "clock" },
  { to: "/organizations/$organization/projects/", label: "Projects", icon: "folder" },
  { to: "/organizations/$organization/integrations/", label: "Integrations", icon: "plug" },
  { to: "/organizations/$organization/settings/", label: "Settings", icon: "sliders" },
] as const satisfies readonly { to: string; label: string; icon: IconName }[];

/** The navigation: which organization, its pages, and the person's own things below. */
export function ShellNavigation({ organization }: { organization: string | undefined }) {
  return (
    <div className={classes["column"]}>
      <Link to="/" className={classes["brand"]}>
        <Logo size={24} />
        Vedette
      </Link>
      <OrganizationMenu organization={organization} />
      <nav aria-label="Organization" className={classes["lines"]}>
        {organization !== undefined &&
          LINES.map((line) => (
            <Link key={line.to} to={line.to} params={{ organization }} className={classes["line"]}>
              <Icon name={line.icon} />
              {line.label}
            </Link>
          ))}
      </nav>
      <div className={classes["foot"]}>
        <AccountMenu />
        <SchemeToggle />
      </div>
    </div>
  );
}
