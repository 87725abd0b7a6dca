import { useEffect, useRef } from "react";
import type { PictureKind } from "./picture-rules.ts";
import classes from "./picture-field.module.css";

const SIDE = 72;
/** Drawn finer than shown, for screens with more pixels. */
const DRAWN = SIDE * 2;

interface PicturePreviewProps {
  kind: PictureKind;
  /** The picture there is. */
  url: string | undefined;
  /** One that is to take its place. */
  chosen: Uint8Array<ArrayBuffer> | undefined;
}

/** A picture as it is, or as it would be; the icon also as it looks on dark ground. */
export function PicturePreview({ kind, url, chosen }: PicturePreviewProps) {
  return (
    <div className={classes["preview"]} data-kind={kind}>
      {chosen !== undefined && <Drawn bytes={chosen} />}
      {chosen === undefined && url !== undefined && (
        <img src={url} alt={`The ${kind}`} width={SIDE} height={SIDE} />
      )}
      {chosen === undefined && url === undefined && <span className={classes["none"]}>none</span>}
    </div>
  );
}

/** Pages may show no picture that our server does not serve, so one that is only here is drawn. */
function Drawn({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async () => {
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = isGone ? null : canvas.current?.getContext("2d");
      context?.clearRect(0, 0, DRAWN, DRAWN);
      context?.drawImage(picture, 0, 0, DRAWN, DRAWN);
      picture.close();
    };
    // One that cannot be drawn is refused, with the reason, when it is saved.
    draw().catch(() => undefined);
    return () => void (isGone = true);
  }, [bytes]);
  return (
    <canvas ref={canvas} width={DRAWN} height={DRAWN} role="img" aria-label="As it would be" />
  );
}
