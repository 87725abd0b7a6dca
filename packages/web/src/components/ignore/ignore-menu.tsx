import { Menu } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { IGNORE_CHOICES, type IgnoreDetails } from "./ignore-choices.ts";
import { IgnoreDialog } from "./ignore-dialog.tsx";

interface IgnoreMenuProps {
  onIgnore: (details: IgnoreDetails) => void;
  /** The button that opens it. */
  children: ReactElement;
}

/** For how long, or until what, issues are ignored. */
export function IgnoreMenu({ onIgnore, children }: IgnoreMenuProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Ignore</Menu.Label>
          {IGNORE_CHOICES.map(([label, details]) => (
            <Menu.Item key={label} onClick={() => onIgnore(details)}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsking(true)}>until …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <IgnoreDialog
          onClose={() => setAsking(false)}
          onIgnore={(details) => {
            setAsking(false);
            onIgnore(details);
          }}
        />
      )}
    </>
  );
}
