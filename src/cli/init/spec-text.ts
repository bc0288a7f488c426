import { SPEC_SCHEMA_URL } from '../../interconnect/spec/schema-url.ts';

/** What `init` knows when it writes a spec. */
export interface SpecFacts {
  readonly name: string;
  readonly region: string;
  readonly target: 'alibaba' | 'local';
  readonly spec: string;
  readonly networks: readonly NetworkFacts[];
}

export interface NetworkFacts {
  readonly name: string;
  /** How the VPC is told: the spec's own member, and its value. */
  readonly by: 'vpc' | 'router' | 'name';
  readonly value: string;
}

/** The text of a new isthmus.yaml: complete, and with a remark on everything that can be turned. */
export function specText(facts: SpecFacts): string {
  const names = facts.networks.map(({ name }) => name);
  const [first = 'app', ...others] = names;
  return `# yaml-language-server: $schema=${SPEC_SCHEMA_URL}
#
# What should be connected. \`isthmus plan\` shows what is missing, \`isthmus up\` makes it, \`isthmus status\`
# looks at it, \`isthmus down\` takes it away. There is no state file: the cloud itself is looked at each time.

# Name of this interconnect; what Isthmus makes carries it.
name: ${scalar(facts.name)}
region: ${scalar(facts.region)}

# alibaba: the real cloud, with the credentials of the official chain (environment, ~/.aliyun/config.json, ...).
# local: the local cloud on this machine; nothing leaves it and nothing costs anything.
target: ${facts.target}

# The VPCs, by names of your own. Each is told by one of:
#   vpc: vpc-...      its id
#   name: my-vpc      its name, if only one VPC of the region has it
#   tag: { env: dev } its tags
#   router: vrt-...   its VRouter
# Routes go into the system route table, unless routeTables names others (all, or a list of ids).
networks:
${facts.networks.map(({ name, by, value }) => `  ${scalar(name)}:\n    ${by}: ${scalar(value)}`).join('\n')}

# What connects them. auto: what is there stays, and what is new is a VPC peering. Or: vpc-peering, router-interface.
via: auto

# The pairs to connect; the first of a pair asks, or initiates (and then carries the bandwidth class and the bill).
# The long form says more:
#   - between: [${first}, ${others[0] ?? 'data'}]
#     via: router-interface
#     destinations: { ${first}: [10.1.0.0/16] }   # what ${first} routes into it; default: all blocks of the peer
connect:
${others.map((name) => `  - [${first}, ${name}]`).join('\n')}

# Bandwidth class of router interfaces: Mini.2 (2 Mbit/s), Small.1 (10), Middle.1 (100), Large.1 (1000), Large.2 (2000), ... Xlarge.1.
spec: ${facts.spec}

# Tags for everything that Isthmus makes.
# tags:
#   team: network
`;
}

/** A YAML scalar: bare where that is safe, quoted as JSON (which YAML reads) elsewhere. */
function scalar(value: string): string {
  const bare = /^[A-Za-z][\w.-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return bare ? value : JSON.stringify(value);
}
