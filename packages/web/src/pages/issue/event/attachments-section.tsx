import { useQuery } from "@tanstack/react-query";
import { attachmentPath, attachmentsQuery } from "../../../api/attachments.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { fileSize } from "../../../format/number.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";

interface AttachmentsSectionProps {
  organization: string;
  project: string;
  event: string;
}

/** The files that came with the event, to be downloaded. */
export function AttachmentsSection({ organization, project, event }: AttachmentsSectionProps) {
  const attachments = useQuery(attachmentsQuery(organization, project, event));
  if (attachments.isError) return <ErrorMessage error={attachments.error} />;
  if (attachments.data === undefined || attachments.data.length === 0) return null;
  return (
    <Panel title={`Attachments (${attachments.data.length})`} flush>
      <ul>
        {attachments.data.map((one) => (
          <ListLine
            key={one.id}
            title={one.name}
            facts={[`${fileSize(one.size)}, ${one.mimetype}`]}
            aside={
              <a href={attachmentPath(organization, project, one)} download={one.name}>
                <Icon name="download" size={13} /> Download
              </a>
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
