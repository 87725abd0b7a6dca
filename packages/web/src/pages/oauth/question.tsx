import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { OauthQuestion } from "@vedette/contract";
import { organizationsQuery } from "../../api/organizations.ts";
import { meQuery } from "../../api/session.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { Icon } from "../../ui/icon.tsx";
import { safeLink } from "../../url/safe-link.ts";
import classes from "./question.module.css";

interface QuestionProps {
  question: OauthQuestion;
  /** Which of the two answers is on its way. */
  answering: boolean | undefined;
  error: unknown;
  onAnswer: (allow: boolean) => void;
}

/** What an application wants to do, as whom and where, and the two answers to it. */
export function Question({ question, answering, error, onAnswer }: QuestionProps) {
  const { application, permissions, isKnown, redirectUri } = question;
  const { data: me } = useQuery(meQuery);
  const { data: organizations } = useQuery(organizationsQuery);
  const names = organizations?.map(({ name }) => name).join(", ");
  return (
    <Stack gap="md">
      <section aria-label="What it may do">
        <p className={classes["label"]}>It will be able to</p>
        <ul className={classes["lines"]}>
          {permissions.map(({ resource, sentence }) => (
            <li key={resource} className={classes["line"]}>
              <Icon name="check" size={13} />
              {sentence}
            </li>
          ))}
          {permissions.length === 0 && <li>See your name and your e-mail address.</li>}
        </ul>
      </section>
      <Text size="sm">
        It acts as <strong>{me === undefined ? "you" : me.name || me.email}</strong>
        {me !== undefined && me.name !== "" && ` (${me.email})`}
        {names === undefined || names === ""
          ? ". You belong to no organization yet."
          : `, in all your organizations: ${names}. It never can do more there than you.`}
      </Text>
      <Links application={application} />
      <Text size="xs" c="dimmed">
        {isKnown && "You allowed it all this before. "}
        {redirectUri !== null && `Your answer takes you to ${whereTo(redirectUri)}. `}
        You can end its access at any time under Authorized applications in your account.
      </Text>
      {error !== null && <ErrorMessage error={error} />}
      <Group grow>
        <Button
          variant="default"
          size="sm"
          loading={answering === false}
          disabled={answering === true}
          onClick={() => onAnswer(false)}
        >
          Deny
        </Button>
        <Button
          size="sm"
          loading={answering === true}
          disabled={answering === false}
          onClick={() => onAnswer(true)}
        >
          Allow
        </Button>
      </Group>
    </Stack>
  );
}

function Links({ application }: Pick<OauthQuestion, "application">) {
  const links = [
    { label: "Homepage", url: application.homepageUrl },
    { label: "Privacy", url: application.privacyUrl },
    { label: "Terms", url: application.termsUrl },
  ].flatMap(({ label, url }) => {
    const href = safeLink(url ?? "");
    return href === undefined ? [] : [{ label, href }];
  });
  if (links.length === 0) return null;
  return (
    <div className={classes["links"]}>
      {links.map(({ label, href }) => (
        <Anchor key={label} href={href} target="_blank" rel="noreferrer" size="xs">
          {label} of {application.name}
        </Anchor>
      ))}
    </div>
  );
}

/** The host of a web page; for an application on the person's own machine, its own scheme. */
function whereTo(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.host === "" ? `the application (${url.protocol})` : url.host;
}
