import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { publishRequestsQuery } from "../../api/publishing.ts";
import { PagedList } from "../../components/paged-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RequestPanel } from "./request-panel.tsx";
import { readStatus } from "./read-status.ts";
import classes from "./publish-requests-page.module.css";

const route = getRouteApi("/signed-in/staff/publish-requests");

const NONE = {
  waiting: "Nothing waits. Builders ask in the developer settings of their integration.",
  approved: "No integration was published on request yet.",
  refused: "No request was refused yet.",
};

/** For the staff: which integrations are to be published for every organization. */
export function PublishRequestsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(publishRequestsQuery(search));
  const status = search.status ?? "waiting";
  return (
    <>
      <PageHeader
        title="Publish requests"
        description="Integrations that are to be in the directory of every organization. The longest waiting is first."
        actions={
          <SegmentedControl
            size="xs"
            aria-label="Requests that are"
            value={status}
            onChange={(chosen) => {
              const wanted = readStatus(chosen);
              void navigate({ search: wanted === undefined ? {} : { status: wanted } });
            }}
            data={[
              { value: "waiting", label: "Waiting" },
              { value: "approved", label: "Approved" },
              { value: "refused", label: "Refused" },
            ]}
          />
        }
      />
      <PagedList
        query={page}
        items={page.data?.requests}
        none={
          <EmptyState icon="inbox" title="No requests">
            {NONE[status]}
          </EmptyState>
        }
        cursor={search.cursor}
        onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
      >
        {(requests) => (
          <div className={classes["requests"]}>
            {requests.map((request) => (
              <RequestPanel key={request.id} request={request} />
            ))}
          </div>
        )}
      </PagedList>
    </>
  );
}
