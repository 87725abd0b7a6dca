import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Event, GroupingInfo } from "@vedette/contract";
import { groupingQuery, issueHashesQuery } from "../../../api/events.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { GROUPING_WORDS } from "./grouping-words.ts";
import classes from "./grouping-section.module.css";

interface GroupingSectionProps {
  organization: string;
  issue: string;
  event: Event;
}

/** Why the event belongs to this issue. Asked for only when somebody wants to know. */
export function GroupingSection(props: GroupingSectionProps) {
  return <Fold title="Why was it grouped so?">{() => <Grouping {...props} />}</Fold>;
}

function Grouping({ organization, issue, event }: GroupingSectionProps) {
  const grouping = useQuery(groupingQuery(organization, issue, event.id));
  return (
    <div className={classes["body"]}>
      {grouping.isPending && <Loader size="sm" role="status" aria-label="Loading" />}
      {grouping.isError && <ErrorMessage error={grouping.error} />}
      {grouping.data !== undefined && <Variants info={grouping.data} />}
      <Hashes organization={organization} issue={issue} own={grouping.data?.hashes ?? []} />
    </div>
  );
}

function Variants({ info }: { info: GroupingInfo }) {
  return (
    <>
      <p className={classes["lead"]}>
        Events with the same hash belong to the same issue. The first hash below decides; grouping
        rules {info.version}.
      </p>
      {info.variants.map((variant) => (
        <section key={variant.hash} className={classes["variant"]}>
          <h3>
            {GROUPING_WORDS[variant.kind]}
            {variant.hybrid && ", together with a custom fingerprint"}
          </h3>
          <p className={classes["hash"]}>{variant.hash}</p>
          <KeyValues rows={numbered(variant.components)} />
        </section>
      ))}
    </>
  );
}

interface HashesProps {
  organization: string;
  issue: string;
  /** Those of the event on the page. */
  own: readonly string[];
}

/** Every hash that leads to the issue, with the newest event of each: after a merge there are more. */
function Hashes({ organization, issue, own }: HashesProps) {
  const hashes = useQuery(issueHashesQuery(organization, issue));
  if (hashes.isError) return <ErrorMessage error={hashes.error} />;
  if (hashes.data === undefined || hashes.data.length === 0) return null;
  return (
    <section className={classes["variant"]}>
      <h3>All hashes of this issue ({hashes.data.length})</h3>
      <ul>
        {hashes.data.map(({ id, latestEvent }) => (
          <li key={id}>
            <code className={classes["hash"]}>{id}</code>{" "}
            {own.includes(id) && <small>this event has it</small>}{" "}
            {latestEvent !== null && !own.includes(id) && (
              <Link
                to="/organizations/$organization/issues/$issue/events/$event/"
                params={{ organization, issue, event: latestEvent.id }}
              >
                an event that has it
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names repeat (one for each frame); a number before them keeps them apart and in order. */
function numbered(components: readonly (readonly [string, string])[]): [string, string][] {
  return components.map(([name, value], index) => [`${index + 1}. ${name}`, value]);
}
