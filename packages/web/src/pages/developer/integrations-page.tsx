import { Badge, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { SentryApp } from "@vedette/contract";
import { organizationAppsQuery } from "../../api/sentry-apps.ts";
import { AppLogo } from "../../components/app-logo.tsx";
import { CursorTurner } from "../../components/cursor-turner.tsx";
import { LinkButton } from "../../components/links.tsx";
import { useAccess } from "../../components/use-access.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { appStatusColor, appStatusWords, subscriptionWords } from "./app-words.ts";
import classes from "./integrations-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/developer");

/** The integrations an organization has made. */
export function IntegrationsPage() {
  const { organization } = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: page } = useSuspenseQuery(organizationAppsQuery(organization, cursor));
  const mayCreate = useAccess(organization, "org:write", "org:admin");
  const create = mayCreate ? (
    <LinkButton
      to="/organizations/$organization/settings/new-integration/"
      params={{ organization }}
      leftSection={<Icon name="plus" size={14} />}
    >
      New integration
    </LinkButton>
  ) : (
    <Text size="xs" c="dimmed">
      Managers and owners of the organization create integrations.
    </Text>
  );
  return (
    <>
      <PageHeader
        title="Developer settings"
        description="Integrations you make: for yourselves, or for every organization. Each acts as itself, and is told by signed webhooks what happens here."
        actions={page.apps.length > 0 ? create : undefined}
      />
      <div className={classes["list"]}>
        {page.apps.length === 0 ? (
          <EmptyState icon="plug" title="No integration yet" action={create}>
            Connect a chat, a tracker or a tool of your own: give it a name and a webhook address,
            choose what it may do and what it hears about.
          </EmptyState>
        ) : (
          <ul>
            {page.apps.map((app) => (
              <AppLine key={app.uuid} organization={organization} app={app} />
            ))}
          </ul>
        )}
      </div>
      <CursorTurner
        page={page}
        isFirst={cursor === undefined}
        onTurn={(next) => void navigate({ search: { cursor: next } })}
      />
    </>
  );
}

function AppLine({ organization, app }: { organization: string; app: SentryApp }) {
  return (
    <li className={classes["line"]}>
      <AppLogo app={app} size={36} />
      <div className={classes["words"]}>
        <Link
          to="/organizations/$organization/settings/developer/$app/"
          params={{ organization, app: app.slug }}
          className={classes["name"]}
        >
          {app.name}
        </Link>
        <p className={classes["facts"]}>{app.webhookUrl ?? "no webhook address"}</p>
        <p className={classes["facts"]}>{subscriptionWords(app.events)}</p>
      </div>
      <Badge color={appStatusColor(app)}>{appStatusWords(app)}</Badge>
    </li>
  );
}
