import "@mantine/core/styles.css";
import "virtual:theme.css";
import { MantineProvider, Button, Menu } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRouter, createRootRoute, RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { createClient, listIssues } from "@vedette/contract";
import { theme } from "./theme.ts";
const c = createClient({ baseUrl: "" });
const root = createRootRoute({ component: () => <Menu><Button onClick={() => void c.call(listIssues, {params:{organization:"x"}})}>Hello</Button></Menu> });
const router = createRouter({ routeTree: root });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
    <QueryClientProvider client={new QueryClient()}><Notifications /><RouterProvider router={router} /></QueryClientProvider>
  </MantineProvider>,
);
