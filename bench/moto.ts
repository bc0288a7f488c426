import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { load } from './load.ts';
import { atLeast, ROOT, startServer } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 3;
const REQUESTS = 300;

/**
 * The same page of ten VPCs from moto, the emulator that Python's users know (of another cloud, and it verifies no
 * signature), beside the same raw server. Says so and measures nothing where it cannot be installed.
 */
export async function moto(): Promise<Result[]> {
  const python = installed();
  if (!python) return [];
  const raw = await startServer([new URL('./servers/raw.js', import.meta.url).pathname]);
  const server = await startServer(['-u', '-c', SERVE], python);
  const port = Number(server.line);
  const request = (body: string): Buffer => {
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const authorization = 'Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/ec2/aws4_request';
    const head = `POST / HTTP/1.1\r\nHost: ec2.us-east-1.amazonaws.com\r\n${type}\r\n${authorization}`;
    return Buffer.from(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  };
  const create = request('Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16');
  await load(
    port,
    Array.from({ length: 20 }, () => create),
  );
  const page = request('Action=DescribeVpcs&Version=2016-11-15&MaxResults=10');
  const pairs: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const theirs = await load(
      port,
      Array.from({ length: REQUESTS }, () => page),
    );
    const reference = await load(
      Number(raw.line),
      Array.from({ length: 5000 }, () => page),
    );
    if (round > 0) pairs.push([theirs, reference]);
  }
  await Promise.all([raw.stop(), server.stop()]);
  const metric = 'moto, a page of ten VPCs, no signature verified (for comparison)';
  return [atLeast(0, { bench: 'moto', metric, unit: 'requests/s', pairs })];
}

const SERVE = `
from moto.server import ThreadedMotoServer
import time
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1])
time.sleep(3600)
`;

/** Python with moto in it; undefined, with a word, where that cannot be had. */
function installed(): string | undefined {
  const folder = `${ROOT}.cache/moto`;
  const python = `${folder}/bin/python`;
  try {
    if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'moto[server]'], { stdio: 'pipe', timeout: 300_000 });
    return python;
  } catch {
    process.stderr.write(
      'moto: skipped, since it cannot be installed here (python3 with venv and pip, a package index)\n',
    );
    return undefined;
  }
}
