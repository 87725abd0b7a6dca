import { Button, Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { hootQuery, useHootChanges } from "../../api/hoots.ts";
import { LinkButton } from "../../components/links.tsx";
import { useAccess } from "../../components/use-access.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { BadgePanel } from "./badge-panel.tsx";
import { HootActionsPanel } from "./hoot-actions-panel.tsx";
import { OverridePanel } from "./override-panel.tsx";
import { StateMark } from "./state-mark.tsx";
import classes from "./status-detail.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/status/hoots/$hoot");

/** One hoot: what it shows and why, and its badge ready to be copied into pages. */
export function HootPage() {
  const { organization, hoot: uid } = route.useParams();
  const { data: hoot } = useSuspenseQuery(hootQuery(organization, uid));
  const mayChange = useAccess(organization, "sentry:admin");
  const { update, follow } = useHootChanges(organization);
  return (
    <>
      <PageHeader
        title={hoot.name}
        description={hoot.description}
        actions={
          <Group gap="xs">
            <Button
              variant="default"
              loading={follow.isPending}
              onClick={() => follow.mutate({ hoot: uid, isFollowed: !hoot.isFollowed })}
            >
              {hoot.isFollowed ? "No more mails" : "Mail me changes"}
            </Button>
            {mayChange && (
              <>
                <Button
                  variant="default"
                  loading={update.isPending}
                  onClick={() => update.mutate({ hoot: uid, isEnabled: !hoot.isEnabled })}
                >
                  {hoot.isEnabled ? "Disable" : "Enable"}
                </Button>
                <LinkButton
                  to="/organizations/$organization/status/hoots/$hoot/edit/"
                  params={{ organization, hoot: uid }}
                  variant="default"
                >
                  Edit
                </LinkButton>
              </>
            )}
          </Group>
        }
      />
      <p className={classes["facts"]}>
        <StateMark state={hoot.state} /> {hoot.message}
        {hoot.message !== "" && " · "}since <TimeAgo instant={hoot.lastChange} />
        {hoot.latestRecordAt !== null && (
          <>
            , latest record <TimeAgo instant={hoot.latestRecordAt} />
          </>
        )}
      </p>
      <div className={classes["columns"]}>
        <div className={classes["panels"]}>
          <BadgePanel hoot={hoot} />
        </div>
        <div className={classes["panels"]}>
          <Panel title="Sentries" flush>
            <ul>
              {hoot.sentries.map((sentry) => (
                <ListLine
                  key={sentry.uid}
                  title={
                    <Link
                      to="/organizations/$organization/status/sentries/$sentry/"
                      params={{ organization, sentry: sentry.uid }}
                    >
                      {sentry.name}
                    </Link>
                  }
                  aside={<StateMark state={sentry.state} />}
                />
              ))}
            </ul>
            {hoot.sentries.length === 0 && (
              <EmptyLine>Nothing tells it how things are. Edit it to connect sentries.</EmptyLine>
            )}
          </Panel>
          <HootActionsPanel hoot={hoot} />
          {mayChange && <OverridePanel key={hoot.uid} organization={organization} hoot={hoot} />}
        </div>
      </div>
    </>
  );
}
