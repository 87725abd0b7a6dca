import { useLocalStorage } from "@mantine/hooks";
import type { Event } from "@vedette/contract";
import { ContextsSection } from "./contexts-section.tsx";
import { EntrySection } from "./entry-section.tsx";
import { EventDataSections } from "./event-data-sections.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { GroupingSection } from "./grouping-section.tsx";
import { RawSection } from "./raw-section.tsx";
import { TagsSection } from "./tags-section.tsx";
import { UserSection } from "./user-section.tsx";

interface EventSectionsProps {
  organization: string;
  issue: string;
  event: Event;
}

/** Everything an event tells, in the order it is to be read. */
export function EventSections({ organization, issue, event }: EventSectionsProps) {
  const [order, setOrder] = useLocalStorage<FrameOrder>({
    key: "vedette-frame-order",
    defaultValue: "newest",
    getInitialValueInEffect: false,
  });
  const isError = ({ type }: Event["entries"][number]) =>
    type === "exception" || type === "message" || type === "stacktrace" || type === "threads";
  const views = (entries: Event["entries"]) =>
    entries.map((entry, index) => (
      <EntrySection key={index} entry={entry} order={order} onOrder={setOrder} />
    ));
  return (
    <>
      <TagsSection tags={event.tags} />
      {views(event.entries.filter(isError))}
      {views(event.entries.filter((entry) => !isError(entry)))}
      <UserSection user={event.user} />
      <ContextsSection contexts={event.contexts} />
      <EventDataSections event={event} />
      <GroupingSection organization={organization} issue={issue} event={event} />
      <RawSection organization={organization} issue={issue} event={event} />
    </>
  );
}
