import { ActionIcon, Button, CopyButton as Copying, Tooltip } from "@mantine/core";
import { Icon } from "./icon.tsx";

interface CopyButtonProps {
  value: string;
  /** What is copied, in words: `DSN` gives "Copy DSN". */
  what: string;
  /** A button with words instead of an icon. */
  wide?: boolean;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ value, what, wide = false }: CopyButtonProps) {
  return (
    <Copying value={value} timeout={2000}>
      {({ copied, copy }) => {
        const icon = <Icon name={copied ? "check" : "copy"} size={14} />;
        if (wide) {
          return (
            <Button variant="default" leftSection={icon} onClick={copy} aria-live="polite">
              {copied ? "Copied" : `Copy ${what}`}
            </Button>
          );
        }
        return (
          <Tooltip label={copied ? "Copied" : `Copy ${what}`}>
            <ActionIcon
              onClick={copy}
              size="sm"
              color={copied ? "teal" : "gray"}
              aria-label={copied ? "Copied" : `Copy ${what}`}
            >
              {icon}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </Copying>
  );
}
