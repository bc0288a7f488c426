import { SPEC_SCHEMA_URL } from '../spec/schema-url.ts';
import type { SpecInput } from '../spec/types.ts';

/** A spec as the text of an isthmus.yaml. */
export async function specText(spec: SpecInput, remark: string): Promise<string> {
  const { stringify } = await import('yaml');
  return `# yaml-language-server: $schema=${SPEC_SCHEMA_URL}\n#\n# ${remark}\n\n${stringify(spec, { lineWidth: 120, flowCollectionPadding: true })}`;
}
