/** The version of this server, as it calls itself on every wire. */
export const version = "0.1.0";
