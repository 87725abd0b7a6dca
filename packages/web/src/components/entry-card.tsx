import type { ReactNode } from "react";
import { Logo } from "../ui/logo.tsx";
import { SchemeToggle } from "./scheme-toggle.tsx";
import classes from "./entry-card.module.css";

interface EntryCardProps {
  title: string;
  description: string;
  children: ReactNode;
}

/** The frame of the pages one sees before being signed in. */
export function EntryCard({ title, description, children }: EntryCardProps) {
  return (
    <div className={classes["page"]}>
      <div className={classes["corner"]}>
        <SchemeToggle />
      </div>
      <main className={classes["card"]}>
        <div className={classes["brand"]}>
          <Logo size={30} />
          Vedette
        </div>
        <h1 className={classes["title"]}>{title}</h1>
        <p className={classes["description"]}>{description}</p>
        {children}
      </main>
    </div>
  );
}
