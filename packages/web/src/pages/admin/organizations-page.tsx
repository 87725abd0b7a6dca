import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { instanceOrganizationsQuery } from "../../api/administration.ts";
import { CursorTurner } from "../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { counted } from "../../format/number.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./admin-page.module.css";

const route = getRouteApi("/signed-in/admin/organizations");

/** Every organization by its size. What is in them is theirs. */
export function OrganizationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(instanceOrganizationsQuery(search));
  return (
    <>
      <PageHeader
        title="Organizations"
        description="Their sizes. What is in them is for their members only."
      />
      <div className={classes["panels"]}>
        <Panel
          title="All"
          flush
          aside={
            <SearchField
              label="Search organizations"
              placeholder="Name or slug"
              value={search.query}
              onSearch={(query) => void navigate({ search: query === "" ? {} : { query } })}
            />
          }
        >
          {page.isError && <ErrorMessage error={page.error} />}
          <ul>
            {page.data?.organizations.map((one) => (
              <ListLine
                key={one.id}
                title={one.name}
                facts={[
                  <>
                    {one.slug}, since <TimeAgo instant={one.dateCreated} />
                  </>,
                  [
                    counted(one.memberCount, "member"),
                    counted(one.projectCount, "project"),
                    `${counted(one.eventCount, "event")} in 30 days`,
                  ].join(" · "),
                ]}
              />
            ))}
          </ul>
          {page.data?.organizations.length === 0 && <EmptyLine>None is called that.</EmptyLine>}
        </Panel>
        <CursorTurner
          page={page.data}
          isFirst={search.cursor === undefined}
          onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
        />
      </div>
    </>
  );
}
