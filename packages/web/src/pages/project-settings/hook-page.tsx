import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useLive } from "../../api/live.ts";
import {
  hookDeliveriesQuery,
  hookRecoveriesQuery,
  serviceHookQuery,
  useHookRecovery,
} from "../../api/service-hooks.ts";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import deliveryClasses from "../developer/deliveries/deliveries.module.css";
import { deliveryWords } from "../developer/deliveries/delivery-words.ts";
import { RecoverPanel } from "../developer/deliveries/recover-panel.tsx";
import classes from "../settings/settings-page.module.css";
import { HookBanner } from "./hook-banner.tsx";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/hooks/$hook",
);

/** One service hook: how it stands, what it was told and missed, and sending the latter again. */
export function ServiceHookPage() {
  const params = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const refetchInterval = useLive(params.organization, "deliveries", () => {
    void queries.invalidateQueries({ queryKey: ["deliveries", "hook", params.hook] });
    void queries.invalidateQueries(serviceHookQuery(params));
  });
  const { data: hook } = useSuspenseQuery(serviceHookQuery(params));
  const page = useQuery({ ...hookDeliveriesQuery(params, cursor), refetchInterval });
  const { data: recoveries = [] } = useQuery(hookRecoveriesQuery(params));
  const recover = useHookRecovery(params);
  const mayWrite = useAccess(params.organization, "project:write", "project:admin");
  return (
    <>
      <PageHeader
        title={hook.url}
        description={
          <>
            {hook.status === "active" ? "Active" : "Off"}, told of{" "}
            {hook.events.join(" and ") || "nothing"}, created <TimeAgo instant={hook.dateCreated} />
            .{" "}
            <Link
              to="/organizations/$organization/projects/$project/settings/hooks/"
              params={params}
            >
              All hooks
            </Link>
          </>
        }
      />
      <div className={classes["panels"]}>
        {hook.disabled !== null && <HookBanner address={params} disabled={hook.disabled} />}
        <PagedPanel
          title="Deliveries"
          query={page}
          items={page.data?.deliveries}
          none="Nothing yet. It is told of the next event of this project."
          cursor={cursor}
          onTurn={(turned) => void navigate({ search: { cursor: turned } })}
        >
          {(delivery) => (
            <ListLine
              key={delivery.id}
              title={
                <Link
                  to="/organizations/$organization/projects/$project/settings/hooks/$hook/deliveries/$delivery/"
                  params={{ ...params, delivery: delivery.id }}
                >
                  {delivery.event}
                </Link>
              }
              facts={[<TimeAgo instant={delivery.dateCreated} />]}
              aside={
                <span className={deliveryClasses["state"]} data-status={delivery.status}>
                  {deliveryWords(delivery)}
                </span>
              }
            />
          )}
        </PagedPanel>
        {mayWrite && <RecoverPanel recover={recover} recoveries={recoveries} />}
      </div>
    </>
  );
}
