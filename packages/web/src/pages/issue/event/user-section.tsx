import type { Event } from "@vedette/contract";
import { JsonView } from "../../../ui/json-view.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { Panel } from "../../../ui/panel.tsx";

const NAMES = [
  ["id", "ID"],
  ["email", "E-mail"],
  ["username", "User name"],
  ["name", "Name"],
  ["ip_address", "IP address"],
] as const;

/** The person who met the error, as the SDK described them. */
export function UserSection({ user }: { user: Event["user"] }) {
  if (user === null) return null;
  const more = Object.entries({ ...user.geo, ...user.data });
  const rows = [
    ...NAMES.flatMap(([key, name]) => {
      const value = user[key];
      return value === null || value === "" ? [] : [[name, value] as const];
    }),
    ...more.map(([name, value]) => [name, <JsonView key={name} value={value} />] as const),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title="User" flush>
      <KeyValues rows={rows} />
    </Panel>
  );
}
