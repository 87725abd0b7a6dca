import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Hoot, Sentry } from "@vedette/contract";
import { hootListQuery } from "../../api/hoots.ts";
import { sentryListQuery } from "../../api/sentries.ts";
import { LinkButton } from "../../components/links.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { useAccess } from "../../components/use-access.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { StateMark } from "./state-mark.tsx";
import { followsWords } from "./state-words.ts";
import { isShown, SHOWN, type StatusSearch } from "./status-search.ts";
import classes from "./status-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/status");

/** The hoots of an organization, or its sentries: how everything is, live. */
export function StatusPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useAccess(organization, "sentry:admin");
  const kind = search.kind ?? "hoots";
  const change = (part: StatusSearch) =>
    void navigate({ search: (old) => ({ ...old, cursor: undefined, ...part }), replace: true });
  return (
    <>
      <PageHeader
        title="Status"
        description="A sentry watches one system; a hoot is the badge people look at."
        actions={
          mayCreate && (
            <>
              <LinkButton
                to="/organizations/$organization/status/new-sentry/"
                params={{ organization }}
                variant="default"
              >
                New sentry
              </LinkButton>
              <LinkButton
                to="/organizations/$organization/status/new-hoot/"
                params={{ organization }}
                leftSection={<Icon name="plus" size={14} />}
              >
                New hoot
              </LinkButton>
            </>
          )
        }
      />
      <div className={classes["tools"]}>
        <SegmentedControl
          size="xs"
          value={kind}
          onChange={(value) =>
            void navigate({ search: value === "sentries" ? { kind: value } : {} })
          }
          data={[
            { value: "hoots", label: "Hoots" },
            { value: "sentries", label: "Sentries" },
          ]}
        />
        <SearchField
          label="Search by name"
          placeholder="Name"
          value={search.query}
          onSearch={(query) => change({ query: query === "" ? undefined : query })}
        />
        <NativeSelect
          size="xs"
          aria-label="Which are shown"
          value={search.show ?? "enabled"}
          onChange={({ currentTarget: { value } }) =>
            change({ show: isShown(value) && value !== "enabled" ? value : undefined })
          }
          data={[...SHOWN]}
        />
      </div>
      {kind === "hoots" ? (
        <HootList organization={organization} search={search} />
      ) : (
        <SentryList organization={organization} search={search} />
      )}
    </>
  );
}

interface ListProps {
  organization: string;
  search: StatusSearch;
}

function HootList({ organization, search }: ListProps) {
  const { kind: _, ...query } = search;
  const page = useQuery(hootListQuery(organization, query));
  const navigate = route.useNavigate();
  return (
    <PagedList
      query={page}
      items={page.data?.hoots}
      none={
        <div className={classes["list"]}>
          <EmptyState icon="bell" title="No hoot here">
            A hoot shows people whether they can trust a system. Make one, put its badge where they
            look, and let the system say how it is.
          </EmptyState>
        </div>
      }
      cursor={search.cursor}
      onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
    >
      {(hoots) => (
        <ul className={classes["list"]}>
          {hoots.map((hoot) => (
            <HootLine key={hoot.uid} organization={organization} hoot={hoot} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function HootLine({ organization, hoot }: { organization: string; hoot: Hoot }) {
  return (
    <ListLine
      title={
        <Link
          to="/organizations/$organization/status/hoots/$hoot/"
          params={{ organization, hoot: hoot.uid }}
        >
          {hoot.name}
        </Link>
      }
      facts={[
        hoot.message === "" ? hoot.description : hoot.message,
        <>
          changed <TimeAgo instant={hoot.lastChange} />
          {hoot.override !== null && ", said by hand"}
        </>,
      ]}
      aside={<StateMark state={hoot.state} />}
    />
  );
}

function SentryList({ organization, search }: ListProps) {
  const { kind: _, ...query } = search;
  const page = useQuery(sentryListQuery(organization, query));
  const navigate = route.useNavigate();
  return (
    <PagedList
      query={page}
      items={page.data?.sentries}
      none={
        <div className={classes["list"]}>
          <EmptyState icon="bell" title="No sentry here">
            A sentry gets an address and a token; a job or service posts to it how it is.
          </EmptyState>
        </div>
      }
      cursor={search.cursor}
      onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
    >
      {(sentries) => (
        <ul className={classes["list"]}>
          {sentries.map((sentry) => (
            <SentryLine key={sentry.uid} organization={organization} sentry={sentry} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function SentryLine({ organization, sentry }: { organization: string; sentry: Sentry }) {
  return (
    <ListLine
      title={
        <Link
          to="/organizations/$organization/status/sentries/$sentry/"
          params={{ organization, sentry: sentry.uid }}
        >
          {sentry.name}
        </Link>
      }
      facts={[
        sentry.message === "" ? sentry.description : sentry.message,
        <>
          {followsWords(sentry.follows)}
          {sentry.lastUpdate !== null && (
            <>
              , last <TimeAgo instant={sentry.lastUpdate} />
            </>
          )}
        </>,
      ]}
      aside={<StateMark state={sentry.isEnabled ? sentry.state : "disabled"} />}
    />
  );
}
