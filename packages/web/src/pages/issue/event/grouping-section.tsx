import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Event, GroupingInfo } from "@vedette/contract";
import { groupingQuery } from "../../../api/events.ts";
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
      {grouping.isPending && <Loader size="sm" aria-label="Loading" />}
      {grouping.isError && <ErrorMessage error={grouping.error} />}
      {grouping.data !== undefined && <Variants info={grouping.data} />}
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

/** Names repeat (one for each frame); a number before them keeps them apart and in order. */
function numbered(components: readonly (readonly [string, string])[]): [string, string][] {
  return components.map(([name, value], index) => [`${index + 1}. ${name}`, value]);
}
