import type { EventEntry } from "@vedette/contract";
import type { ReactNode } from "react";
import { JsonView } from "../../../ui/json-view.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./request-section.module.css";

type RequestData = Extract<EventEntry, { type: "request" }>["data"];

/** The HTTP request during which it broke. The address is text: it was made by a stranger. */
export function RequestSection({ request }: { request: RequestData }) {
  return (
    <Panel title="Request" flush>
      <p className={classes["line"]}>
        {request.method !== null && <strong>{request.method} </strong>}
        {request.url}
        {request.fragment !== null && request.fragment !== "" && `#${request.fragment}`}
      </p>
      <Pairs title="Query" pairs={request.query} />
      {request.data !== null && request.data !== "" && (
        <Part title="Body">
          <div className={classes["data"]}>
            <JsonView value={request.data} />
          </div>
        </Part>
      )}
      <Pairs title="Headers" pairs={request.headers} />
      <Pairs title="Cookies" pairs={request.cookies} />
      {request.env !== null && Object.keys(request.env).length > 0 && (
        <Part title="Environment">
          <KeyValues
            rows={Object.entries(request.env).map(([name, value]) => [
              name,
              <JsonView key={name} value={value} />,
            ])}
          />
        </Part>
      )}
    </Panel>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: RequestData["headers"] }) {
  if (pairs.length === 0) return null;
  return (
    <Part title={title}>
      <KeyValues rows={mergedPairs(pairs)} />
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes["part"]}>
      <h3 className={classes["title"]}>{title}</h3>
      {children}
    </section>
  );
}

/** A name that repeats gets one line with all its values. */
function mergedPairs(pairs: RequestData["headers"]): [string, string][] {
  const byName = Map.groupBy(pairs, ([name]) => name);
  return [...byName].map(([name, same]) => [name, same.map(([, value]) => value).join("\n")]);
}
