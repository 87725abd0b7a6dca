import type { Hoot } from "@vedette/contract";
import { ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import ruleClasses from "../alerts/rule-editor/rule-editor.module.css";

const ALL = 3;

/** Whom a hoot tells of its changes, and whom it cannot tell any more. */
export function HootActionsPanel({ hoot: { actions, errors = [] } }: { hoot: Hoot }) {
  if (actions.length === 0) return null;
  return (
    <Panel title="Told of changes" flush>
      <ul>
        {actions.map(({ desc, states }, at) => (
          // Actions have no name of their own, and keep their order.
          // oxlint-disable-next-line no-array-index-key
          <ListLine key={at} title={desc} aside={states.length === ALL ? "" : states.join(", ")} />
        ))}
        {errors.map(({ detail }) => (
          <ListLine key={detail} title={<span className={ruleClasses["gone"]}>{detail}</span>} />
        ))}
      </ul>
    </Panel>
  );
}
