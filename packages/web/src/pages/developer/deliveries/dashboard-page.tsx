import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { LIVE_MS } from "../../../api/client.ts";
import { appUsageQuery, deliveryListQuery } from "../../../api/deliveries.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { share as shareOf } from "../../../format/number.ts";
import { Count } from "../../../ui/count.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { millisecondsWords, tally } from "./delivery-words.ts";
import classes from "./deliveries.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/settings/developer/$app/dashboard",
);

const DAYS = 30;

/** How an integration is doing: whether its webhooks arrive, who installs it, what is used of it. */
export function DashboardPage() {
  const { organization, app } = route.useParams();
  const [since] = useState(() => Math.floor(Date.now() / 1000) - DAYS * 86_400);
  const latest = useQuery({
    ...deliveryListQuery(app, { limit: 100 }),
    refetchInterval: LIVE_MS,
  });
  const usage = useQuery(appUsageQuery(app, since));
  const counts = tally(latest.data?.deliveries ?? []);
  const used = Object.entries(usage.data?.componentInteractions ?? {});
  return (
    <>
      <Panel title="The last 100 deliveries">
        {latest.isError && <ErrorMessage error={latest.error} />}
        <dl className={classes["numbers"]}>
          <Figure
            name="Arrived"
            value={
              counts.share === null
                ? "none yet"
                : shareOf(counts.delivered, counts.delivered + counts.failed)
            }
          />
          <Figure
            name="Delivered"
            value={<Count value={counts.delivered} noun="delivery" plural="deliveries" />}
          />
          <Figure
            name="Failed"
            value={
              <Link
                to="/organizations/$organization/settings/developer/$app/deliveries/"
                params={{ organization, app }}
                search={{ status: "failed" }}
              >
                <Count value={counts.failed} noun="delivery" plural="deliveries" />
              </Link>
            }
          />
          <Figure
            name="On their way"
            value={<Count value={counts.pending} noun="delivery" plural="deliveries" />}
          />
          <Figure
            name="Usual time to arrive"
            value={counts.usualMs === null ? "none yet" : millisecondsWords(counts.usualMs)}
          />
          <Figure
            name="Skipped"
            value={<Count value={counts.skipped} noun="delivery" plural="deliveries" />}
          />
        </dl>
      </Panel>
      <Panel title={`Installs and use, last ${DAYS} days`}>
        {usage.isError && <ErrorMessage error={usage.error} />}
        {usage.data !== undefined && (
          <dl className={classes["numbers"]}>
            <Figure
              name="Installed, ever"
              value={<Count value={usage.data.totalInstalls} noun="install" />}
            />
            <Figure
              name="Uninstalled, ever"
              value={<Count value={usage.data.totalUninstalls} noun="uninstall" />}
            />
            <Figure
              name="Installs by the day"
              value={<Sparkline points={usage.data.installStats} label="Installs by the day" />}
            />
            <Figure
              name="Views by the day"
              value={<Sparkline points={usage.data.views} label="Views by the day" />}
            />
            {used.map(([name, points]) => (
              <Figure
                key={name}
                name={`${name} by the day`}
                value={<Sparkline points={points} label={`Use of ${name} by the day`} />}
              />
            ))}
          </dl>
        )}
      </Panel>
    </>
  );
}

function Figure({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className={classes["number"]}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
