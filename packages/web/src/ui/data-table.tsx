import type { ReactNode } from "react";
import classes from "./data-table.module.css";

interface DataTableProps {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly string[];
  /** Rows: `<tr>` with a `<td>` for each column. */
  children: ReactNode;
}

/** A table in a frame, which scrolls sideways by itself where it is too wide. */
export function DataTable({ label, columns, children }: DataTableProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={label}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
