import { Badge, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Delivery } from "@vedette/contract";
import {
  deliveryListQuery,
  recoveriesQuery,
  useDeliveryChanges,
  webhookEventsQuery,
} from "../../../api/deliveries.ts";
import { LIVE_MS } from "../../../api/client.ts";
import { useLive } from "../../../api/live.ts";
import { PagedPanel } from "../../../components/paged-panel.tsx";
import { ListLine } from "../../../ui/list-line.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { STATUSES } from "./delivery-search.ts";
import { RecoverPanel } from "./recover-panel.tsx";
import { TestWebhookPanel } from "./test-webhook-panel.tsx";
import classes from "./deliveries.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/settings/developer/$app/deliveries",
);

/** What an integration was told, is owed and missed, live; and the means to send again. */
export function DeliveriesPage() {
  const { organization, app } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  useLive(
    organization,
    "deliveries",
    () => void queries.invalidateQueries({ queryKey: ["deliveries", app] }),
  );
  // Of what happens in other organizations this one is told nothing.
  const page = useQuery({
    ...deliveryListQuery(app, search),
    refetchInterval: LIVE_MS,
  });
  const { data: events = [] } = useQuery(webhookEventsQuery);
  const { recover } = useDeliveryChanges(app);
  const { data: recoveries = [] } = useQuery(recoveriesQuery(app));
  return (
    <>
      <PagedPanel
        title="Deliveries"
        aside={
          <div className={classes["filters"]}>
            <NativeSelect
              size="xs"
              aria-label="Only of this event"
              value={search.event ?? ""}
              onChange={({ currentTarget: { value } }) =>
                void navigate({
                  search: (old) => ({
                    ...old,
                    cursor: undefined,
                    event: value === "" ? undefined : value,
                  }),
                })
              }
              data={[{ value: "", label: "All events" }, ...events.map(({ event }) => event)]}
            />
            <NativeSelect
              size="xs"
              aria-label="Only those that stand so"
              value={search.status ?? ""}
              onChange={({ currentTarget: { value } }) =>
                void navigate({
                  search: (old) => ({
                    ...old,
                    cursor: undefined,
                    status: STATUSES.find((one) => one.value === value)?.value,
                  }),
                })
              }
              data={[{ value: "", label: "However they stand" }, ...STATUSES]}
            />
          </div>
        }
        query={page}
        items={page.data?.deliveries}
        none="Nothing here. Subscribe the integration to something, or send it a sample below."
        cursor={search.cursor}
        onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
      >
        {(delivery) => (
          <DeliveryLine
            key={delivery.id}
            organization={organization}
            app={app}
            delivery={delivery}
          />
        )}
      </PagedPanel>
      <TestWebhookPanel organization={organization} app={app} events={events} />
      <RecoverPanel recover={recover} recoveries={recoveries} />
    </>
  );
}

interface DeliveryLineProps {
  organization: string;
  app: string;
  delivery: Delivery;
}

function DeliveryLine({ organization, app, delivery }: DeliveryLineProps) {
  return (
    <ListLine
      title={
        <>
          <Link
            to="/organizations/$organization/settings/developer/$app/deliveries/$delivery/"
            params={{ organization, app, delivery: delivery.id }}
          >
            {delivery.event}
          </Link>{" "}
          {delivery.isTest && <Badge color="gray">sample</Badge>}
        </>
      }
      facts={[
        <>
          {delivery.organization !== null && `${delivery.organization.slug}, `}
          <TimeAgo instant={delivery.dateCreated} />
        </>,
      ]}
      aside={
        <span className={classes["state"]} data-status={delivery.status}>
          {deliveryWords(delivery)}
        </span>
      }
    />
  );
}
