import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "virtual:theme.css";
import "./tokens.css";
import "./base.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { meQuery } from "./api/session.ts";
import { notifyFailed } from "./components/notify.tsx";
import { createPageRouter } from "./router.ts";
import { theme } from "./theme.ts";

const queries = createQueryClient({
  onSignedOut: () => {
    // Several questions may be refused at once; the first sends to the sign-in page.
    if (queries.getQueryData(meQuery.queryKey) === undefined) return;
    queries.removeQueries(meQuery);
    void router.invalidate();
  },
  onFailure: notifyFailed,
});
const router = createPageRouter(queries);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root");

// The theme's variables and classes come as files: the content security policy allows no inline style.
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" limit={3} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
