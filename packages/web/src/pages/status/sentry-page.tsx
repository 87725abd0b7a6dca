import { Button, Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { sentryQuery, useSentryChanges } from "../../api/sentries.ts";
import { LinkButton } from "../../components/links.tsx";
import { useAccess } from "../../components/use-access.ts";
import { fullTime } from "../../format/time.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { SentryAnalyticsPanel } from "./sentry-analytics-panel.tsx";
import { SentryApiPanel } from "./sentry-api-panel.tsx";
import { SentryHistoryPanel } from "./sentry-history-panel.tsx";
import { StateMark } from "./state-mark.tsx";
import { followsWords } from "./state-words.ts";
import classes from "./status-detail.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/status/sentries/$sentry");

/** One sentry: how it is, how it is told, how it was. */
export function SentryPage() {
  const { organization, sentry: uid } = route.useParams();
  const { data: sentry } = useSuspenseQuery(sentryQuery(organization, uid));
  const mayChange = useAccess(organization, "sentry:admin");
  const { update } = useSentryChanges(organization);
  const params = { organization, sentry: uid };
  return (
    <>
      <PageHeader
        title={sentry.name}
        description={sentry.description === "" ? followsWords(sentry.follows) : sentry.description}
        actions={
          mayChange && (
            <Group gap="xs">
              <Button
                variant="default"
                loading={update.isPending}
                onClick={() => update.mutate({ sentry: uid, isEnabled: !sentry.isEnabled })}
              >
                {sentry.isEnabled ? "Disable" : "Enable"}
              </Button>
              <LinkButton
                to="/organizations/$organization/status/sentries/$sentry/edit/"
                params={params}
                variant="default"
              >
                Edit
              </LinkButton>
            </Group>
          )
        }
      />
      <div className={classes["facts"]}>
        <StateMark state={sentry.isEnabled ? sentry.state : "disabled"} /> {sentry.message}
        {sentry.stateSince !== null && (
          <>
            {sentry.message === "" ? " " : " · "}
            since <TimeAgo instant={sentry.stateSince} />
          </>
        )}
        {sentry.timesOutAt !== null && sentry.isEnabled && (
          <>, becomes sick on {fullTime(sentry.timesOutAt)} unless it is told something</>
        )}
        {sentry.follows?.type === "metric-alert" && (
          <>
            {", "}
            <Link
              to="/organizations/$organization/alerts/metric/$rule/"
              params={{ organization, rule: sentry.follows.alert }}
            >
              as the metric alert that it follows
            </Link>
          </>
        )}
      </div>
      <div className={classes["columns"]}>
        <div className={classes["panels"]}>
          <SentryAnalyticsPanel organization={organization} sentry={sentry} />
          <SentryHistoryPanel organization={organization} sentry={sentry} />
        </div>
        <div className={classes["panels"]}>
          <SentryApiPanel organization={organization} sentry={sentry} />
          <Panel title="Hoots that show it" flush>
            <ul>
              {sentry.hoots.map((hoot) => (
                <ListLine
                  key={hoot.uid}
                  title={
                    <Link
                      to="/organizations/$organization/status/hoots/$hoot/"
                      params={{ organization, hoot: hoot.uid }}
                    >
                      {hoot.name}
                    </Link>
                  }
                  aside={<StateMark state={hoot.state} />}
                />
              ))}
            </ul>
            {sentry.hoots.length === 0 && (
              <EmptyLine>No badge shows it yet. Edit it to connect a hoot.</EmptyLine>
            )}
          </Panel>
          {sentry.upstreams.length > 0 && (
            <Panel title="Upstream" flush>
              <ul>
                {sentry.upstreams.map((upstream) => (
                  <ListLine
                    key={upstream.uid}
                    title={
                      <Link
                        to="/organizations/$organization/status/sentries/$sentry/"
                        params={{ organization, sentry: upstream.uid }}
                      >
                        {upstream.name}
                      </Link>
                    }
                    aside={<StateMark state={upstream.state} />}
                  />
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
