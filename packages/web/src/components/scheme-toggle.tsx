import { ActionIcon, Tooltip, useMantineColorScheme } from "@mantine/core";
import { Icon } from "../ui/icon.tsx";

const NEXT = { auto: "light", light: "dark", dark: "auto" } as const;
const NAMES = { auto: "as the system", light: "light", dark: "dark" } as const;
const ICONS = { auto: "monitor", light: "sun", dark: "moon" } as const;

/** Steps through the colour schemes: as the system, light, dark. */
export function SchemeToggle() {
  // Mantine would inject a style to suppress transitions, which the policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const label = `Colours: ${NAMES[colorScheme]}. Change to ${NAMES[NEXT[colorScheme]]}`;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(NEXT[colorScheme])}>
        <Icon name={ICONS[colorScheme]} />
      </ActionIcon>
    </Tooltip>
  );
}
