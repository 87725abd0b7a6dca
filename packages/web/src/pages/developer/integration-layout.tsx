import { Outlet, useParams } from "@tanstack/react-router";
import { PageHeader } from "../../ui/page-header.tsx";
import { useCurrentInView } from "../../ui/use-current-in-view.ts";
import { appStatusWords } from "./app-words.ts";
import { IntegrationBanner } from "./integration-banner.tsx";
import { IntegrationTab } from "./integration-tab.tsx";
import { useOwnApp } from "./use-own-app.ts";
import classes from "./integration-layout.module.css";

/** The tabs of one integration. A new one gets its line here. */
const TABS = [
  { to: "/organizations/$organization/settings/developer/$app/", label: "Settings" },
  {
    to: "/organizations/$organization/settings/developer/$app/permissions/",
    label: "Permissions & webhooks",
  },
  {
    to: "/organizations/$organization/settings/developer/$app/components/",
    label: "UI components",
  },
  {
    to: "/organizations/$organization/settings/developer/$app/credentials/",
    label: "Credentials & tokens",
  },
  {
    to: "/organizations/$organization/settings/developer/$app/deliveries/",
    label: "Deliveries",
  },
  {
    to: "/organizations/$organization/settings/developer/$app/dashboard/",
    label: "Dashboard",
  },
] as const;

const PUBLISH = "/organizations/$organization/settings/developer/$app/publish/";

/** One integration in the developer settings: what it is called, how it stands, and its tabs. */
export function IntegrationLayout() {
  const params = useParams({
    from: "/signed-in/organizations/$organization/settings/developer/$app",
  });
  const app = useOwnApp();
  const tabs = useCurrentInView<HTMLElement>();
  return (
    <>
      <PageHeader title={app.name} description={`${appStatusWords(app)} · ${app.slug}`} />
      <IntegrationBanner organization={params.organization} app={app} />
      <nav ref={tabs} aria-label={`Pages of ${app.name}`} className={classes["tabs"]}>
        {TABS.map(({ to, label }, at) => (
          <IntegrationTab key={to} to={to} params={params} activeOptions={{ exact: at === 0 }}>
            {label}
          </IntegrationTab>
        ))}
        {app.status !== "internal" && (
          <IntegrationTab to={PUBLISH} params={params}>
            Publish
          </IntegrationTab>
        )}
      </nav>
      <div className={classes["panels"]}>
        <Outlet />
      </div>
    </>
  );
}
