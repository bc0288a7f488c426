import { copyFile, readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installed, sharedFolder } from './cache.ts';
import { mustRun } from './child.ts';
import { type Program, startClient } from './client.ts';
import type { OfficialClient } from './official-client.ts';
import { pythonPackages, pythonProgram } from './python.ts';

const FOLDER = join(import.meta.dirname, '..', 'clients');

/** The file that a client's folder keeps its requirements in, one a line. */
export const requirementsOf = async (client: string): Promise<string[]> =>
  (await readFile(join(FOLDER, client, 'requirements.txt'), 'utf8')).trim().split('\n');

/** The program of a Python client, its packages installed. */
async function python(client: string): Promise<Program> {
  const packages = await pythonPackages(client, await requirementsOf(client));
  return pythonProgram(packages, join(FOLDER, client, 'adapter.py'));
}

export const pythonClassic: OfficialClient = {
  name: 'Python classic (aliyun-python-sdk-vpc)',
  needs: ['python3'],
  start: async (aim) => startClient(await python('python-classic'), aim),
  wrongSecret: 'InvalidAccessKeySecret',
};

export const pythonTea: OfficialClient = {
  name: 'Python Tea (alibabacloud_vpc20160428)',
  needs: ['python3'],
  start: async (aim) => startClient(await python('python-tea'), aim),
};

/** A client for Node: its packages are this project's devDependencies. */
const node = (name: string, client: string, env: NodeJS.ProcessEnv): OfficialClient => ({
  name,
  needs: [],
  start: async (aim) =>
    startClient({ command: process.execPath, args: [join(FOLDER, client, 'adapter.ts')], env }, aim),
});

export const nodeVpc = node('@alicloud/vpc20160428, signature V3', 'node-vpc20160428', {});
export const nodeVpcV1 = node('@alicloud/vpc20160428, signature V1', 'node-vpc20160428', { SIGNATURE: 'v2' });
export const popCoreGet = node('@alicloud/pop-core, GET', 'node-pop-core', { METHOD: 'GET' });
export const popCorePost = node('@alicloud/pop-core, POST', 'node-pop-core', { METHOD: 'POST' });

export const javaClassic: OfficialClient = {
  name: 'Java classic (aliyun-java-sdk-core, CommonRequest)',
  needs: ['mvn', 'javac', 'java'],
  start: async (aim) => {
    const classes = await javaClasses('java-classic', 'Adapter.java');
    return startClient(
      { command: 'java', args: ['-cp', `${classes}${delimiter}${join(classes, '*')}`, 'Adapter'] },
      aim,
    );
  },
};

/** The folder of a Java client: the jars that its pom.xml names, and its classes beside them. */
async function javaClasses(client: string, source: string): Promise<string> {
  const pom = join(FOLDER, client, 'pom.xml');
  const file = join(FOLDER, client, source);
  const requirements = await Promise.all([readFile(pom, 'utf8'), readFile(file, 'utf8')]);
  return installed(client, requirements, async (folder) => {
    // In a copy, since Maven writes beside the pom.
    await copyFile(pom, join(folder, 'pom.xml'));
    await mustRun('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`], { cwd: folder });
    await mustRun('javac', ['-cp', join(folder, '*'), '-d', folder, file]);
  });
}

const go = (name: string, client: string): OfficialClient => ({
  name,
  needs: ['go'],
  start: async (aim) => startClient({ command: await goProgram(client), args: [] }, aim),
});

export const goClassic = go('Go classic (alibaba-cloud-sdk-go, services/vpc)', 'go-classic');
export const goV2 = go('Go v2 (darabonba-openapi/v2, CallApi)', 'go-v2');

/** The built program of a Go client; its modules come as its go.sum says. */
async function goProgram(client: string): Promise<string> {
  const source = join(FOLDER, client);
  const files = (await readdir(source)).sort().map((file) => readFile(join(source, file), 'utf8'));
  const built = await installed(client, await Promise.all(files), async (folder) => {
    const caches = { GOMODCACHE: await sharedFolder('go-modules'), GOCACHE: await sharedFolder('go-builds') };
    const env = { ...process.env, ...caches, GOFLAGS: '-modcacherw -buildvcs=false', GOWORK: 'off' };
    await mustRun('go', ['build', '-o', join(folder, 'adapter'), '.'], { cwd: source, env });
  });
  return join(built, 'adapter');
}
