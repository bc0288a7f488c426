/**
 * Which room may import which (see docs/architecture.md). Imports run one way; `npm run architecture` keeps it so.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const room = (name, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `src/${name} may import itself${allowed.length > 0 ? ` and ${allowed.join(', ')}` : ' only'}.`,
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: [name, ...allowed].map((other) => `^src/${other}/`) },
});

module.exports = {
  forbidden: [
    room('network', []),
    room('openapi', []),
    room('document', []),
    room('cloud', ['openapi', 'network', 'document']),
    room('provider', ['openapi']),
    room('interconnect', ['provider', 'network', 'openapi', 'document']),
    {
      name: 'pure-rooms',
      severity: 'error',
      comment: 'src/network does no I/O and works in a browser: it imports no Node module and no package.',
      from: { path: '^src/network/' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|bench|scripts)/' } },
  ],
  options: {
    // TypeScript 7 has no API for tools to parse with, so SWC parses.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
