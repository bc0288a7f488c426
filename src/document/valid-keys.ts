import type { z } from 'zod';
import type { Path } from './problem.ts';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypeDef & Record<string, unknown>;

/** The keys that a mapping at this path may have, in the schema's order; none where it may have any. */
export function validKeys(schema: Schema, path: Path): readonly string[] {
  const found = path.reduce<readonly Schema[]>(
    (schemas, part) => schemas.flatMap((one) => member(one, part)),
    [schema],
  );
  return [...new Set(found.flatMap(shapes).flatMap(Object.keys))].filter((key) => key !== '$schema');
}

/** What lies below a part of the path: a union may have several answers. */
const member = (schema: Schema, part: string | number): readonly Schema[] =>
  branches(schema).flatMap((branch) => {
    const def = branch._zod.def as unknown as Def;
    if (def.type === 'object') return one((def.shape as Record<string, Schema>)[part]);
    if (def.type === 'record') return one(def.valueType as Schema);
    if (def.type === 'array') return one(def.element as Schema);
    if (def.type === 'tuple') return one((def.items as readonly Schema[])[Number(part)]);
    return [];
  });

const one = (schema: Schema | undefined): readonly Schema[] => (schema === undefined ? [] : [schema]);

const shapes = (schema: Schema): readonly Record<string, Schema>[] =>
  branches(schema).flatMap((branch) => {
    const def = branch._zod.def as unknown as Def;
    return def.type === 'object' ? [def.shape as Record<string, Schema>] : [];
  });

/** The schema without what is wrapped around it, union by union. */
function branches(schema: Schema): readonly Schema[] {
  const def = schema._zod.def as unknown as Def;
  if (def.type === 'union') return (def.options as readonly Schema[]).flatMap(branches);
  if (def.type === 'pipe') return branches(def.in as Schema);
  if (def.innerType !== undefined) return branches(def.innerType as Schema);
  return [schema];
}
