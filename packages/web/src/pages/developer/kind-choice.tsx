import { Radio, Stack } from "@mantine/core";

interface KindChoiceProps {
  isInternal: boolean;
  onChange: (isInternal: boolean) => void;
}

/** Internal or public, and what that means. It cannot be changed later. */
export function KindChoice({ isInternal, onChange }: KindChoiceProps) {
  return (
    <Radio.Group
      label="Kind"
      description="This is decided now and does not change."
      value={isInternal ? "internal" : "public"}
      onChange={(kind) => onChange(kind === "internal")}
    >
      <Stack gap="xs" mt="xs">
        <Radio
          size="xs"
          value="internal"
          label="Internal: for this organization"
          description="Installed at once, with a token that does not expire. For a chat, a script or a tool of your own."
        />
        <Radio
          size="xs"
          value="public"
          label="Public: for every organization of this instance"
          description="Organizations install it and agree to its permissions; it exchanges a code for tokens. At first only this organization can install it, until the staff has published it."
        />
      </Stack>
    </Radio.Group>
  );
}
