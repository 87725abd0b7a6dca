import { Button, FileButton, Group } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { useId, useState } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useChangePicture } from "../../api/sentry-apps.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { PICTURE_RULES, findPictureFault, toBase64, type PictureKind } from "./picture-rules.ts";
import { PicturePreview } from "./picture-preview.tsx";
import classes from "./picture-field.module.css";

interface PictureFieldProps {
  app: SentryApp;
  kind: PictureKind;
  label: string;
  mayWrite: boolean;
}

/** One picture: what it has to be, how it is now, and another one before it is uploaded. */
export function PictureField({ app, kind, label, mayWrite }: PictureFieldProps) {
  const [chosen, setChosen] = useState<{ bytes: Uint8Array<ArrayBuffer>; fault?: string }>();
  const changing = useChangePicture(app.slug);
  const ruleId = useId();
  const current = app.avatars.find(
    ({ photoType, avatarType }) => photoType === kind && avatarType === "upload",
  );

  async function choose(file: File | null) {
    changing.reset();
    if (file === null) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const fault = findPictureFault(bytes);
    setChosen({ bytes, ...(fault !== undefined && { fault }) });
  }

  function save(photo: string | null) {
    changing.mutate(
      { kind, photo },
      {
        onSuccess: () => {
          setChosen(undefined);
          notifyDone(photo === null ? `The ${kind} is taken away.` : `The ${kind} is saved.`);
        },
      },
    );
  }

  const wrong = chosen?.fault ?? fieldsOf(changing.error)["avatar_photo"];
  const canSave = chosen !== undefined && chosen.fault === undefined;
  return (
    <section className={classes["field"]} aria-label={label}>
      <PicturePreview
        kind={kind}
        url={current?.avatarUrl}
        chosen={canSave ? chosen.bytes : undefined}
      />
      <div className={classes["words"]}>
        <h3 className={classes["label"]}>{label}</h3>
        <p id={ruleId} className={classes["rule"]}>
          {PICTURE_RULES[kind]}
        </p>
        {wrong !== undefined && (
          <p role="alert" className={classes["error"]}>
            {wrong}
          </p>
        )}
        {changing.isError && !isAboutFields(changing.error, ["avatar_photo"]) && (
          <ErrorMessage error={changing.error} />
        )}
        {mayWrite && (
          <Group gap={6}>
            <FileButton accept="image/png" onChange={(file) => void choose(file)}>
              {(props) => (
                <Button {...props} variant="default" size="compact-xs" aria-describedby={ruleId}>
                  {current === undefined && !canSave ? `Choose the ${kind}` : "Choose another"}
                </Button>
              )}
            </FileButton>
            {canSave && (
              <>
                <Button
                  size="compact-xs"
                  loading={changing.isPending}
                  onClick={() => save(toBase64(chosen.bytes))}
                >
                  Save the {kind}
                </Button>
                <Button variant="subtle" size="compact-xs" onClick={() => setChosen(undefined)}>
                  Discard
                </Button>
              </>
            )}
            {current !== undefined && chosen === undefined && (
              <ConfirmButton
                action="Remove"
                what={`the ${kind}`}
                busy={changing.isPending}
                onConfirm={() => save(null)}
              />
            )}
          </Group>
        )}
      </div>
    </section>
  );
}
