/** What the tracker asks for and adds to pages: given when the integration is made. */
export const INTEGRATION = {
  name: "Task tracker",
  scopes: ["event:read", "event:write"],
  events: ["comment", "issue"],
  isAlertable: true,
  schema: {
    elements: [
      {
        type: "issue-link",
        create: {
          uri: "/components/create",
          required_fields: [
            { type: "text", label: "Title", name: "title", default: "issue.title" },
            // Loaded when the form opens.
            { type: "select", label: "Board", name: "board", uri: "/options/boards", async: false },
          ],
          optional_fields: [
            {
              type: "textarea",
              label: "Description",
              name: "description",
              default: "issue.description",
            },
            // Asked while somebody types, once there is a board.
            {
              type: "select",
              label: "Owner",
              name: "owner",
              uri: "/options/people",
              depends_on: ["board"],
            },
          ],
        },
        link: {
          uri: "/components/link",
          required_fields: [
            {
              type: "select",
              label: "Task",
              name: "task",
              uri: "/options/tasks",
              skip_load_on_open: true,
            },
          ],
        },
      },
      { type: "stacktrace-link", uri: "/source" },
      {
        type: "alert-rule-action",
        title: "Create a task",
        settings: {
          type: "alert-rule-settings",
          description: "Every issue that the rule fires for becomes a task.",
          uri: "/components/alert",
          required_fields: [
            { type: "select", label: "Board", name: "board", uri: "/options/boards", async: false },
          ],
          optional_fields: [{ type: "text", label: "Prefix of titles", name: "prefix" }],
        },
      },
    ],
  },
};
