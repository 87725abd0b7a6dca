import { Button, Group, Text } from "@mantine/core";
import { counted } from "../../format/number.ts";
import { LinkButton } from "../../components/links.tsx";

interface PageTurnerProps {
  page:
    | { next?: string | undefined; previous?: string | undefined; hits?: number | undefined }
    | undefined;
  isFirst: boolean;
}

/** To the page before and after, by the cursors the API gave. */
export function PageTurner({ page, isFirst }: PageTurnerProps) {
  if (page === undefined) return null;
  const isOnly = isFirst && page.next === undefined;
  if (isOnly && page.hits === undefined) return null;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="xs" c="dimmed">
        {page.hits === undefined ? "" : `${counted(page.hits, "issue")} in all`}
      </Text>
      {!isOnly && (
        <Group gap={6}>
          <Turn label="Previous" cursor={isFirst ? undefined : page.previous} />
          <Turn label="Next" cursor={page.next} />
        </Group>
      )}
    </Group>
  );
}

function Turn({ label, cursor }: { label: string; cursor: string | undefined }) {
  if (cursor === undefined) {
    return (
      <Button variant="default" disabled>
        {label}
      </Button>
    );
  }
  return (
    <LinkButton
      from="/organizations/$organization/issues"
      to="./"
      search={(search) => ({ ...search, cursor })}
      variant="default"
    >
      {label}
    </LinkButton>
  );
}
