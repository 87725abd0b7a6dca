/** Who owns the organization that every test server begins with. */
export const owner = { email: "owner@acme.example", password: "correct horse battery staple" };
