/** Comments ("notes" on the wire): what people and integrations say about an issue. */
