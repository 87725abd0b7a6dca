import { Kbd, Modal } from "@mantine/core";
import classes from "./shortcuts-dialog.module.css";

const SHORTCUTS = [
  ["j", "Next issue"],
  ["k", "Previous issue"],
  ["Enter", "Open the issue"],
  ["x", "Select the issue, or take it out"],
  ["e", "Resolve the issue, or those selected"],
  ["i", "Ignore the issue, or those selected"],
  ["u", "Mark as unresolved"],
  ["/", "Search"],
  ["Esc", "Select nothing"],
  ["?", "Show this list"],
] as const;

/** The keys of the issue list. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <dl className={classes["list"]}>
        {SHORTCUTS.map(([key, meaning]) => (
          <div key={key} className={classes["row"]}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
