import type { SpecInput } from '../spec/types.ts';

const SCHEMA = 'https://unpkg.com/isthmus/schema/isthmus.schema.json';

/** A spec as the text of an isthmus.yaml. */
export async function specText(spec: SpecInput, remark: string): Promise<string> {
  const { stringify } = await import('yaml');
  return `# yaml-language-server: $schema=${SCHEMA}\n#\n# ${remark}\n\n${stringify(spec, { lineWidth: 120, flowCollectionPadding: true })}`;
}
