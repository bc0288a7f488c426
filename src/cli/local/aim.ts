import type { RunningCloud } from './running-cloud.ts';

export type Shell = 'sh' | 'fish' | 'powershell';
type Variables = readonly (readonly [name: string, value: string])[];
type Environment = Readonly<Record<string, string | undefined>>;

/** Product codes of the Terraform provider that the local cloud answers for, as its `endpoints` block names them. */
const TERRAFORM_PRODUCTS = ['vpc', 'ecs', 'vpcpeer', 'cbn', 'sts', 'location', 'resourcemanager', 'bssopenapi'];

interface Aiming {
  /** Send calls to `*.aliyuncs.com` by name here too, by way of a proxy. */
  readonly proxy?: boolean;
  /** The file that HTTPS clients are to trust; its authorities replace those they know. */
  readonly bundle: string;
}

/**
 * The variables that official clients read: credentials in the three spellings in use, the endpoint for the aliyun
 * CLI, an endpoint a product for the Terraform provider (`ALIBABA_CLOUD_ENDPOINT_VPC` …), and whom to trust.
 */
export function clientVariables(cloud: RunningCloud, environment: Environment, { proxy, bundle }: Aiming): Variables {
  const variables: (readonly [string, string])[] = [
    ['ALIBABA_CLOUD_ACCESS_KEY_ID', cloud.accessKeyId],
    ['ALIBABA_CLOUD_ACCESS_KEY_SECRET', cloud.accessKeySecret],
    ['ALIBABA_CLOUD_REGION_ID', cloud.region],
    ['ALIBABA_CLOUD_ENDPOINT', cloud.endpoint],
    // A profile in ~/.aliyun/config.json beats the variables: with real credentials in it, calls would leave the house.
    ['ALIBABA_CLOUD_IGNORE_PROFILE', 'TRUE'],
    ['ALICLOUD_ACCESS_KEY', cloud.accessKeyId],
    ['ALICLOUD_SECRET_KEY', cloud.accessKeySecret],
    ['ALICLOUD_REGION', cloud.region],
    ['ALICLOUD_ACCOUNT_ID', cloud.accountId],
    ['ALIBABA_CLOUD_ACCOUNT_TYPE', 'Domestic'],
    ...TERRAFORM_PRODUCTS.filter((code) => code !== 'sts' && code !== 'location').map(
      (code) => [`ALIBABA_CLOUD_ENDPOINT_${code.toUpperCase()}`, cloud.endpoint] as const,
    ),
    ['LOCATION_ENDPOINT', cloud.endpoint],
    ['ISTHMUS_TARGET', 'local'],
    ['SSL_CERT_FILE', bundle],
    ['REQUESTS_CA_BUNDLE', bundle],
    ['ALIBABA_CLOUD_CA_BUNDLE', cloud.certificateAuthority],
    ['NODE_EXTRA_CA_CERTS', cloud.certificateAuthority],
  ];
  if (proxy) variables.push(['HTTPS_PROXY', cloud.url], ['https_proxy', cloud.url]);
  // The Go and Python clients send even loopback calls through a proxy, unless told.
  if (proxy || proxied(environment))
    variables.push(['NO_PROXY', noProxy(environment, cloud)], ['no_proxy', noProxy(environment, cloud)]);
  return variables;
}

function proxied(environment: Environment): boolean {
  return ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'].some((name) => Boolean(environment[name]));
}

function noProxy(environment: Environment, cloud: RunningCloud): string {
  const before = environment.NO_PROXY || environment.no_proxy || '';
  const hosts = [...before.split(','), cloud.endpoint.replace(/:\d+$/, ''), 'localhost'];
  return [...new Set(hosts.map((host) => host.trim()).filter((host) => host !== ''))].join(',');
}

const setters: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  sh: (name, value) => `export ${name}=${/^[\w.:,/@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`}`,
  fish: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}';`,
  powershell: (name, value) => `$Env:${name} = '${value.replaceAll("'", "''")}'`,
};

const clearers: Readonly<Record<Shell, (name: string) => string>> = {
  sh: (name) => `unset ${name}`,
  fish: (name) => `set -e ${name};`,
  powershell: (name) => `Remove-Item Env:${name} -ErrorAction SilentlyContinue`,
};

export function shellLines(variables: Variables, shell: Shell): readonly string[] {
  return variables.map(([name, value]) => setters[shell](name, value));
}

/** Takes the variables back. NO_PROXY stays: it may have been the user's own. */
export function unsetLines(variables: Variables, shell: Shell): readonly string[] {
  return variables.filter(([name]) => name.toLowerCase() !== 'no_proxy').map(([name]) => clearers[shell](name));
}

/** How this very command is told to the shell, for the last line of the output. */
export function howToEvaluate(shell: Shell): string {
  if (shell === 'fish') return '# isthmus env --shell fish | source';
  if (shell === 'powershell') return '# isthmus env --shell powershell | Out-String | Invoke-Expression';
  return '# eval "$(isthmus env)"';
}

/** A provider block for Terraform, by plain HTTP: with it no certificate need be trusted. */
export function terraformProvider(cloud: RunningCloud): string {
  const width = Math.max(...TERRAFORM_PRODUCTS.map((code) => code.length));
  return [
    'provider "alicloud" {',
    `  access_key   = "${cloud.accessKeyId}"`,
    `  secret_key   = "${cloud.accessKeySecret}"`,
    `  region       = "${cloud.region}"`,
    `  account_id   = "${cloud.accountId}"`,
    '  account_type = "Domestic"',
    '  protocol     = "HTTP"',
    '  endpoints {',
    ...TERRAFORM_PRODUCTS.map((code) => `    ${code.padEnd(width)} = "${cloud.endpoint}"`),
    '  }',
    '}',
  ].join('\n');
}

/** How each client is aimed, in its own words (documented settings only). */
export function clientRecipes(
  cloud: RunningCloud,
): readonly { readonly client: string; readonly lines: readonly string[] }[] {
  const { endpoint, accessKeyId, accessKeySecret, region } = cloud;
  return [
    { client: 'any shell', lines: ['eval "$(isthmus env)"'] },
    { client: 'aliyun CLI', lines: ['eval "$(isthmus env)"; aliyun vpc DescribeVpcs'] },
    {
      client: 'Python SDK',
      lines: [
        `client = AcsClient('${accessKeyId}', '${accessKeySecret}', '${region}')`,
        `client.add_endpoint('${region}', 'Vpc', '${endpoint}')`,
      ],
    },
    {
      client: 'Node SDK',
      lines: [
        `new Vpc(new $OpenApiUtil.Config({ endpoint: '${endpoint}', protocol: 'http', regionId: '${region}',`,
        `  accessKeyId: '${accessKeyId}', accessKeySecret: '${accessKeySecret}' }))`,
      ],
    },
    { client: 'Terraform', lines: ['eval "$(isthmus env)", or isthmus env --terraform > provider.tf'] },
    { client: 'HTTPS', lines: [`the same port; certificates by ${cloud.certificateAuthority}`] },
  ];
}

/** How each client comes to trust the local cloud's certificates, where it calls by HTTPS. */
export function trustRecipes({ certificateAuthority: file }: RunningCloud): ReturnType<typeof clientRecipes> {
  const into = '-keystore isthmus.p12 -storetype PKCS12 -storepass changeit';
  return [
    { client: 'Go, aliyun CLI, Terraform', lines: ['SSL_CERT_FILE, as isthmus env sets it'] },
    { client: 'Node SDKs', lines: [`NODE_EXTRA_CA_CERTS=${file}`] },
    { client: 'Python SDK, classic', lines: [`ALIBABA_CLOUD_CA_BUNDLE=${file}`] },
    { client: 'Python SDK, Tea', lines: [`Config(..., ca='${file}')`] },
    {
      client: 'Java SDK',
      lines: [
        `keytool -importcert -noprompt -alias isthmus -file ${file} ${into}`,
        'java -Djavax.net.ssl.trustStore=isthmus.p12 -Djavax.net.ssl.trustStorePassword=changeit ...',
      ],
    },
    { client: 'curl', lines: [`curl --cacert ${file} ...`] },
  ];
}
