import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { membersQuery, teamsQuery } from "../../../api/organizations.ts";
import { type Part, textOf } from "./part-kind.ts";

interface TargetFieldsProps {
  organization: string;
  type: "mailAction" | "assignedTo" | "personOrTeam";
  part: Part;
  onChange: (values: { [name: string]: unknown }) => void;
}

const FIRST = {
  mailAction: { value: "IssueOwners", label: "Issue owners" },
  assignedTo: { value: "Unassigned", label: "Nobody" },
  personOrTeam: undefined,
} as const;

/** Whom a mail goes to, or an issue is assigned to: a team, a member, or nobody in particular. */
export function TargetFields({ organization, type, part, onChange }: TargetFieldsProps) {
  const { data: teams = [] } = useQuery(teamsQuery(organization));
  const { data: members = [] } = useQuery(membersQuery(organization));
  const people = members.flatMap(({ user, name }) =>
    user === null ? [] : [{ id: user.id, name }],
  );
  const first = FIRST[type];
  const target = textOf(part, "targetType") || (first?.value ?? "");
  const lists: { [target: string]: { value: string; label: string }[] } = {
    Team: teams.map(({ id, slug }) => ({ value: id, label: `#${slug}` })),
    Member: people.map(({ id, name }) => ({ value: id, label: name })),
  };
  const list = lists[target];

  function choose(targetType: string) {
    onChange({ targetType, targetIdentifier: lists[targetType]?.[0]?.value });
  }

  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="To whom"
        value={target}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...(first === undefined ? [] : [first]),
          { value: "Team", label: "Team" },
          { value: "Member", label: "Member" },
        ]}
      />
      {list !== undefined && (
        <NativeSelect
          size="xs"
          aria-label={`Which ${target.toLowerCase()}`}
          value={textOf(part, "targetIdentifier")}
          onChange={(event) => onChange({ targetIdentifier: event.currentTarget.value })}
          data={
            textOf(part, "targetIdentifier") === ""
              ? [{ value: "", label: "Choose …" }, ...list]
              : list
          }
          required
        />
      )}
      {type === "mailAction" && target === "IssueOwners" && (
        <NativeSelect
          size="xs"
          aria-label="If an issue has no owner"
          value={textOf(part, "fallthroughType") || "ActiveMembers"}
          onChange={(event) => onChange({ fallthroughType: event.currentTarget.value })}
          data={[
            { value: "ActiveMembers", label: "else the active members" },
            { value: "AllMembers", label: "else all members" },
            { value: "NoOne", label: "else nobody" },
          ]}
        />
      )}
    </>
  );
}
