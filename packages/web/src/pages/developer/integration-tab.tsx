import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import classes from "./integration-layout.module.css";

/** A tab that is a link, marked while its page is open. */
export const IntegrationTab = createLink((props: ComponentProps<"a">) => (
  <a {...props} className={classes["tab"]} />
));
