import { Link } from "@tanstack/react-router";
import type { Release } from "@vedette/contract";
import { fullNumber } from "../../format/number.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { type Health, rateWords } from "./health.ts";
import classes from "./releases.module.css";

interface ReleasesTableProps {
  organization: string;
  releases: readonly Release[];
  /** Undefined while it is asked for. */
  health: ReadonlyMap<string, Health> | undefined;
}

const COLUMNS = [
  "Release",
  "Created",
  "Crash-free sessions",
  "Crash-free users",
  "Sessions",
  "New issues",
  "Last deploy",
] as const;

/** Releases in lines, each leading to itself. */
export function ReleasesTable({ organization, releases, health }: ReleasesTableProps) {
  return (
    <DataTable label="Releases" columns={COLUMNS}>
      {releases.map((release) => {
        const own = health?.get(release.version);
        return (
          <tr key={release.id}>
            <td>
              <Link
                to="/organizations/$organization/releases/$version/"
                params={{ organization, version: release.version }}
              >
                {release.versionInfo.description}
              </Link>
              <div className={classes["package"]}>
                {[release.versionInfo.package, ...release.projects.map(({ name }) => name)]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </div>
            </td>
            <td>
              <TimeAgo instant={release.dateCreated} />
            </td>
            <td>{rateWords(own?.crashFreeSessions)}</td>
            <td>{rateWords(own?.crashFreeUsers)}</td>
            <td>{own === undefined ? "–" : fullNumber(own.sessions)}</td>
            <td>{fullNumber(release.newGroups)}</td>
            <td>
              {release.lastDeploy === null ? (
                "–"
              ) : (
                <>
                  {release.lastDeploy.environment}{" "}
                  <span className={classes["package"]}>
                    <TimeAgo instant={release.lastDeploy.dateFinished} />
                  </span>
                </>
              )}
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
