import { Alert, Text } from "@mantine/core";
import { CodeBlock } from "./code-block.tsx";
import { Icon } from "./icon.tsx";

interface SecretBoxProps {
  /** What the secret is, e.g. `API token`. */
  what: string;
  secret: string;
}

/** A secret at the only moment it can be seen, with a button that copies it. */
export function SecretBox({ what, secret }: SecretBoxProps) {
  return (
    <Alert
      color="teal"
      variant="outline"
      icon={<Icon name="key" />}
      title={`Your new ${what}`}
      role="status"
      styles={{ body: { minWidth: 0 } }}
    >
      <Text size="sm" mb="xs">
        Copy it now and keep it somewhere safe. It is not shown again.
      </Text>
      <CodeBlock code={secret} label={what} />
    </Alert>
  );
}
