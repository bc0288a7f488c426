import { specJsonSchema } from '../src/interconnect/spec/json-schema.ts';

/** The part of JSON Schema that the reference reads. */
interface SchemaNode {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

/** The reference page of the spec, in Markdown, from the same schema that validates. */
export function specReference(): string {
  const root = specJsonSchema() as SchemaNode;
  const network = root.properties?.networks?.additionalProperties;
  const connection = (root.properties?.connect?.items as SchemaNode | undefined)?.anyOf?.find(
    (node) => node.properties,
  );
  const sections = [
    section('The spec', root),
    section('`networks.<name>`', typeof network === 'object' ? network : {}),
    section('`connect[]`, the long form', connection ?? {}),
    section('`quotas`', root.properties?.quotas ?? {}),
  ];
  return `${HEAD}\n${sections.join('\n')}`;
}

const HEAD = `# The spec

Generated from \`src/interconnect/spec/schema.ts\` by \`npm run docs\`; do not edit.

A spec is \`isthmus.yaml\`, \`isthmus.yml\`, \`isthmus.json\` or \`isthmus.config.ts\` (with \`defineConfig\`). For completion in
editors the first line of a YAML spec is

    # yaml-language-server: $schema=https://unpkg.com/isthmus/schema/isthmus.schema.json

The smallest one:

    name: shop
    region: cn-hangzhou
    networks:
      app: { vpc: vpc-bp15opprpg0rg }
      data: { name: data }
    connect:
      - [app, data]
`;

function section(title: string, node: SchemaNode): string {
  const rows = Object.entries(node.properties ?? {})
    .filter(([name]) => name !== '$schema')
    .map(([name, member]) => {
      const required = node.required?.includes(name) === true ? 'yes' : '';
      return `| \`${name}\` | ${cell(typeOf(member))} | ${required} | ${cell(defaultOf(member))} | ${cell(member.description ?? '')} |`;
    });
  const head = ['| key | value | required | default | meaning |', '|---|---|---|---|---|'];
  return [`## ${title}`, '', node.description ?? '', '', ...head, ...rows, ''].join('\n');
}

function typeOf(node: SchemaNode): string {
  if (node.enum !== undefined) return node.enum.map((word) => `\`${word}\``).join(', ');
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(typeOf))].join(', or ');
  if (node.type === 'array')
    return `list of ${Array.isArray(node.items) ? 'two names' : typeOf((node.items ?? {}) as SchemaNode)}`;
  if (node.type === 'object') {
    const values = node.additionalProperties;
    if (typeof values !== 'object' || values.properties !== undefined)
      return node.properties === undefined ? 'mapping' : 'object';
    return `mapping of names to ${typeOf(values)}`;
  }
  return node.type === 'integer' ? 'whole number' : 'text';
}

function defaultOf(node: SchemaNode): string {
  if (node.default === undefined) return '';
  return typeof node.default === 'object' ? 'none' : `\`${String(node.default)}\``;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
