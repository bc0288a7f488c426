import { z } from 'zod';
import { FORMS, parseExpectation } from '../../network/check/expectation.ts';

const sentence = z
  .string({ error: 'a sentence such as "app can reach data"' })
  .refine((text) => parseExpectation(text) !== undefined, { error: `one of: ${FORMS.join('; ')}` })
  .describe(
    'A sentence: `A can reach B [on all subnets | on any subnet]`, `A cannot reach B`, `only A, B can reach C`, `no loops` …',
  );

const long = z
  .strictObject({
    expect: sentence,
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'letters, digits, and . _ / -')
      .optional()
      .describe('A short name of its own: the rule in SARIF, the class in JUnit.'),
    because: z.string().optional().describe('Why it is expected: said when it does not hold.'),
  })
  .describe('An expectation in its long form.');

/** The one definition of a check file: validation, types and the published JSON Schema come from it. */
export const checkSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors: where the JSON Schema is.'),
    names: z
      .record(z.string(), z.string())
      .default({})
      .describe(
        'Names of your own for VPCs, vSwitches, addresses and CIDR blocks, beside those of the spec and the cloud.',
      ),
    expect: z
      .array(z.union([sentence, long]))
      .min(1, 'at least one expectation')
      .describe('What must hold, each a sentence or the long form.'),
  })
  .describe('Expectations of a network, for `isthmus check`.');

/** The published JSON Schema (draft-07, which editors know). */
export function checkJsonSchema(): { readonly [member: string]: unknown } {
  const { $schema, ...rest } = z.toJSONSchema(checkSchema, { target: 'draft-7', io: 'input' });
  return { $schema, $id: 'https://unpkg.com/isthmus/schema/check.schema.json', title: 'Isthmus check', ...rest };
}
