import { Alert, Badge, Button, Group } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { AlertFiring } from "@vedette/contract";
import {
  alertRuleQuery,
  ruleFiringsQuery,
  ruleStatsQuery,
  useAlertRuleChanges,
} from "../../api/alert-rules.ts";
import { LinkButton } from "../../components/links.tsx";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Sparkline } from "../../ui/sparkline.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { actionWords, ruleWords, summaryOf } from "./rule-words.ts";
import classes from "./alerts-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/issue/$project/$rule");

/** One alert rule: how it stands, each time it fired, and what became of what it did. */
export function RulePage() {
  const { rule: id, ...place } = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: rule } = useSuspenseQuery(alertRuleQuery(place, id));
  const { data: stats = [] } = useQuery(ruleStatsQuery(place, id));
  const page = useQuery(ruleFiringsQuery(place, id, cursor));
  const { enable, snooze, unsnooze } = useAlertRuleChanges(place);
  const mayWrite = useAccess(place.organization, "alerts:write", "project:write", "project:admin");
  return (
    <>
      <PageHeader
        title={rule.name}
        description={summaryOf(rule)}
        actions={
          mayWrite && (
            <Group gap="xs">
              {rule.status === "disabled" && (
                <Button loading={enable.isPending} onClick={() => enable.mutate(id)}>
                  Enable
                </Button>
              )}
              {rule.snooze ? (
                <Button
                  variant="default"
                  loading={unsnooze.isPending}
                  onClick={() => unsnooze.mutate(id)}
                >
                  Let it be heard again
                </Button>
              ) : (
                <Button
                  variant="default"
                  loading={snooze.isPending}
                  onClick={() => snooze.mutate({ rule: id, target: "everyone" })}
                >
                  Silence it
                </Button>
              )}
              <LinkButton
                to="/organizations/$organization/alerts/issue/$project/$rule/edit/"
                params={{ ...place, rule: id }}
                variant="default"
              >
                Edit
              </LinkButton>
            </Group>
          )
        }
      />
      <div className={classes["panels"]}>
        {rule.errors?.map(({ detail }) => (
          <Alert key={detail} color="yellow" variant="outline" title="Something is wrong with it">
            {detail}
          </Alert>
        ))}
        <Panel title="Last seven days" aside={<Badge>{ruleWords(rule)}</Badge>}>
          <Sparkline
            points={stats.map(({ date, count }) => [Math.floor(Date.parse(date) / 1000), count])}
            label="How often it fired, by the hour"
            width={600}
            height={60}
          />
        </Panel>
        <PagedPanel
          title="Each time it fired"
          query={page}
          items={page.data?.firings}
          none="It has not fired yet."
          cursor={cursor}
          onTurn={(next) => void navigate({ search: { cursor: next } })}
        >
          {(firing) => (
            <FiringLine key={firing.id} organization={place.organization} firing={firing} />
          )}
        </PagedPanel>
      </div>
    </>
  );
}

function FiringLine({ organization, firing }: { organization: string; firing: AlertFiring }) {
  const { issue, eventId, actions, dateFired } = firing;
  return (
    <ListLine
      title={
        issue === null ? (
          "An issue that is gone"
        ) : (
          <Link
            to="/organizations/$organization/issues/$issue/events/$event/"
            params={{ organization, issue: issue.id, event: eventId }}
          >
            {issue.shortId} {issue.title}
          </Link>
        )
      }
      facts={actions.map(actionWords)}
      aside={<TimeAgo instant={dateFired} />}
    />
  );
}
