import { Button, Group } from "@mantine/core";

/** What a page of a list knows of the pages beside it. */
export interface CursorPage {
  next?: string | undefined;
  previous?: string | undefined;
}

interface CursorTurnerProps {
  page: CursorPage | undefined;
  isFirst: boolean;
  onTurn: (cursor: string) => void;
}

/** To the page before and after, by the cursors the API gave; nothing where there is one page. */
export function CursorTurner({ page, isFirst, onTurn }: CursorTurnerProps) {
  if (page === undefined || (isFirst && page.next === undefined)) return null;
  const turns = [
    { label: "Previous", cursor: isFirst ? undefined : page.previous },
    { label: "Next", cursor: page.next },
  ];
  return (
    <Group gap={6} justify="flex-end">
      {turns.map(({ label, cursor }) => (
        <Button
          key={label}
          variant="default"
          disabled={cursor === undefined}
          onClick={() => cursor !== undefined && onTurn(cursor)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
