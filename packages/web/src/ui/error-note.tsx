import { Alert, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { Icon } from "./icon.tsx";

interface ErrorNoteProps {
  title?: string;
  /** What went wrong, in a sentence. */
  children: ReactNode;
  /** The server's name for the request, which its log knows. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** Something that went wrong, said in a sentence, with the id to quote when asking for help. */
export function ErrorNote({ title, children, requestId, onRetry }: ErrorNoteProps) {
  return (
    <Alert color="red" variant="outline" icon={<Icon name="alert" />} title={title} role="alert">
      <Text size="sm">{children}</Text>
      {requestId !== undefined && (
        <Group gap={4} mt={4}>
          <Text size="xs" c="dimmed">
            Request ID <code>{requestId}</code>
          </Text>
          <CopyButton value={requestId} what="request ID" />
        </Group>
      )}
      {onRetry !== undefined && (
        <Button mt="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
