import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { Ref } from "react";

type LinkButtonProps = Omit<ButtonProps, "href"> & { ref?: Ref<HTMLAnchorElement> };

/** A button that is a link to one of our pages, typed by the map of pages. */
export const LinkButton = createLink((props: LinkButtonProps) => (
  <Button component="a" {...props} />
));
