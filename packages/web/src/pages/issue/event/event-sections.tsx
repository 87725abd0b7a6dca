import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { Event, IssueDetail } from "@vedette/contract";
import { preparedComponentsQuery } from "../../../api/ui-components.ts";
import { FrameComponents } from "../integrations/frame-links-list.tsx";
import { MediaPanels } from "../integrations/media-panels.tsx";
import { AttachmentsSection } from "./attachments-section.tsx";
import { ContextsSection } from "./contexts-section.tsx";
import { EntrySection } from "./entry-section.tsx";
import { EventDataSections } from "./event-data-sections.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { FeedbackSection } from "./feedback-section.tsx";
import { GroupingSection } from "./grouping-section.tsx";
import { RawSection } from "./raw-section.tsx";
import { TagsSection } from "./tags-section.tsx";
import { UserSection } from "./user-section.tsx";

interface EventSectionsProps {
  organization: string;
  issue: IssueDetail;
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
  const project = issue.project.slug;
  const { data: linking } = useQuery(
    preparedComponentsQuery(organization, "stacktrace-link", project),
  );
  return (
    <FrameComponents value={linking ?? []}>
      <TagsSection tags={event.tags} />
      {views(event.entries.filter(isError))}
      {views(event.entries.filter((entry) => !isError(entry)))}
      <FeedbackSection report={event.userReport} />
      <MediaPanels organization={organization} project={project} />
      <UserSection user={event.user} />
      <ContextsSection contexts={event.contexts} />
      <EventDataSections event={event} />
      <AttachmentsSection organization={organization} project={project} event={event.id} />
      <GroupingSection organization={organization} issue={issue.id} event={event} />
      <RawSection organization={organization} issue={issue.id} event={event} />
    </FrameComponents>
  );
}
