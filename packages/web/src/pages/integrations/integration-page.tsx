import { Badge } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { consentQuery, noteView } from "../../api/integrations.ts";
import { AppLogo } from "../../components/app-logo.tsx";
import { Panel } from "../../ui/panel.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { AboutPanel } from "./about-panel.tsx";
import { EventAsks, PermissionAsks } from "./asks.tsx";
import { InstallPanel } from "./install-panel.tsx";
import { InstalledPanel } from "./installed-panel.tsx";
import { installationWords } from "./installation-words.ts";
import classes from "./integration-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/integrations/$app");

/** One integration: what it is, what it asks for, and whether the organization has it. */
export function IntegrationPage() {
  const { organization, app: slug } = route.useParams();
  const { data: consent } = useSuspenseQuery(consentQuery(organization, slug));
  const { app, installation } = consent;
  usePageTitle(app.name);
  useEffect(() => void noteView(slug), [slug]);
  const words = installationWords(consent);
  return (
    <>
      <header className={classes["head"]}>
        <AppLogo app={app} size={56} />
        <div className={classes["title"]}>
          <h1 className={classes["name"]}>
            {app.name} {words !== "" && <Badge>{words}</Badge>}
          </h1>
          {app.author !== null && <p className={classes["facts"]}>by {app.author}</p>}
        </div>
      </header>
      <div className={classes["panels"]}>
        {installation !== null && <InstalledPanel organization={organization} consent={consent} />}
        <AboutPanel consent={consent} />
        {installation === null ? (
          <InstallPanel organization={organization} consent={consent} />
        ) : (
          <>
            <Panel title="What it may do">
              <PermissionAsks consent={consent} />
            </Panel>
            <Panel title="What it is told">
              <EventAsks consent={consent} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}
