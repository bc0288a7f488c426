/** Where the published JSON Schema of the spec is found: its `$id`, and what a new spec points editors at. */
export const SPEC_SCHEMA_URL = 'https://unpkg.com/isthmus/schema/isthmus.schema.json';
