import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { toWords } from "../api/errors.ts";

const LONG_MS = 12_000;
const CLOSE = { "aria-label": "Close" };

/** Says briefly that something was done; `undo` takes it back. */
export function notifyDone(message: string, undo?: () => void): void {
  const id = notifications.show({
    color: "teal",
    closeButtonProps: CLOSE,
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{message}</span>
        {undo !== undefined && (
          <Button
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            Undo
          </Button>
        )}
      </Group>
    ),
  });
}

/** Says that something failed, in words, with the request id if the server answered. */
export function notifyFailed(error: unknown): void {
  const { title, sentence, requestId } = toWords(error);
  const message = requestId === undefined ? sentence : `${sentence} (request ID ${requestId})`;
  notifications.show({
    color: "red",
    title,
    message,
    autoClose: LONG_MS,
    closeButtonProps: CLOSE,
    role: "alert",
  });
}
