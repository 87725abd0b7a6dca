import { Badge, NativeSelect } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { AlertRule } from "@vedette/contract";
import { alertRulesQuery, type RulePlace } from "../../api/alert-rules.ts";
import { projectsQuery } from "../../api/projects.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { useAccess } from "../../components/use-access.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { AlertTabs } from "./alert-tabs.tsx";
import { ruleWords, summaryOf } from "./rule-words.ts";
import classes from "./alerts-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/alerts");

/** The alert rules of a project: what is told to whom when something happens to issues. */
export function AlertsPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: projects } = useSuspenseQuery(projectsQuery(organization));
  const project = search.project ?? projects[0]?.slug;
  const mayWrite = useAccess(organization, "alerts:write", "project:write", "project:admin");
  return (
    <>
      <PageHeader
        title="Alerts"
        description="Who is told when something happens to the issues of a project."
        actions={
          mayWrite &&
          project !== undefined && (
            <LinkButton
              to="/organizations/$organization/alerts/issue/$project/new/"
              params={{ organization, project }}
              leftSection={<Icon name="plus" size={14} />}
            >
              New rule
            </LinkButton>
          )
        }
      />
      <AlertTabs organization={organization} />
      {project === undefined ? (
        <EmptyState icon="folder" title="No project yet">
          Rules belong to projects. Create a project first.
        </EmptyState>
      ) : (
        <>
          <div className={classes["tools"]}>
            <NativeSelect
              size="xs"
              aria-label="Project"
              value={project}
              onChange={({ currentTarget: { value } }) =>
                void navigate({ search: { project: value }, replace: true })
              }
              data={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </div>
          <RuleList place={{ organization, project }} />
        </>
      )}
    </>
  );
}

function RuleList({ place }: { place: RulePlace }) {
  const rules = useQuery(alertRulesQuery(place));
  if (rules.isError) {
    return <ErrorMessage error={rules.error} onRetry={() => void rules.refetch()} />;
  }
  return (
    <div className={classes["list"]}>
      {rules.data?.length === 0 && (
        <EmptyState icon="bell" title="Nobody is told of anything yet">
          A rule says when to tell whom: a mail to a team, a message by an integration, a webhook.
        </EmptyState>
      )}
      <ul>
        {rules.data?.map((rule) => (
          <RuleLine key={rule.id} place={place} rule={rule} />
        ))}
      </ul>
    </div>
  );
}

function RuleLine({ place, rule }: { place: RulePlace; rule: AlertRule }) {
  const words = ruleWords(rule);
  return (
    <ListLine
      title={
        <Link
          to="/organizations/$organization/alerts/issue/$project/$rule/"
          params={{ ...place, rule: rule.id }}
        >
          {rule.name}
        </Link>
      }
      facts={[
        summaryOf(rule),
        rule.lastTriggered === null ? (
          "has not fired yet"
        ) : (
          <>
            last fired <TimeAgo instant={rule.lastTriggered} />
          </>
        ),
      ]}
      aside={<Badge color={words === "On" ? "teal" : "gray"}>{words}</Badge>}
    />
  );
}
