import type { Event } from "@vedette/contract";
import { JsonView } from "../../../ui/json-view.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./contexts-section.module.css";

/** What the SDK knew about browser, device, runtime and so on: a board of small tables. */
export function ContextsSection({ contexts }: { contexts: Event["contexts"] }) {
  const shown = Object.entries(contexts).filter(([, context]) => rowsOf(context).length > 0);
  if (shown.length === 0) return null;
  return (
    <Panel title="Contexts" flush>
      <div className={classes["board"]}>
        {shown.map(([name, context]) => (
          <section key={name} className={classes["context"]}>
            <h3 className={classes["name"]}>{name.replaceAll("_", " ")}</h3>
            <KeyValues
              rows={rowsOf(context).map(([key, value]) => [
                key.replaceAll("_", " "),
                <JsonView key={key} value={value} />,
              ])}
            />
          </section>
        ))}
      </div>
    </Panel>
  );
}

/** The type repeats the name; what is null says nothing. */
function rowsOf(context: { [key: string]: unknown }): [string, unknown][] {
  return Object.entries(context).filter(
    ([key, value]) => key !== "type" && value !== null && value !== "",
  );
}
