import { Button, NavLink, type ButtonProps, type NavLinkProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { Ref } from "react";

type Plain<Props> = Omit<Props, "href"> & { ref?: Ref<HTMLAnchorElement> };

/** A button that is a link to one of our pages, typed by the map of pages. */
export const LinkButton = createLink((props: Plain<ButtonProps>) => (
  <Button component="a" {...props} />
));

/** A line of a navigation that is a link to one of our pages. */
export const LinkLine = createLink((props: Plain<NavLinkProps>) => (
  <NavLink component="a" {...props} />
));
