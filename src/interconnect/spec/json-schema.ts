import { z } from 'zod';
import { specSchema } from './schema.ts';
import { SPEC_SCHEMA_URL } from './schema-url.ts';

/** The published JSON Schema (draft-07, which editors know) of what an author may write. */
export function specJsonSchema(): { readonly [member: string]: unknown } {
  const schema = z.toJSONSchema(specSchema, { target: 'draft-7', io: 'input' });
  const { $schema, ...rest } = schema;
  return { $schema, $id: SPEC_SCHEMA_URL, title: 'Isthmus spec', ...rest };
}
