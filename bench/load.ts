import { connect, type Socket } from 'node:net';
import { seconds } from './measure.ts';

const CONNECTIONS = 16;

/**
 * Sends prepared HTTP requests over keep-alive connections, one at a time on each, and waits for every answer. Written on
 * bare sockets, so that the generator costs less than the servers it measures.
 * @returns answers per second. @throws when an answer is not a 200.
 */
export async function load(port: number, requests: readonly Buffer[]): Promise<number> {
  let next = 0;
  const take = (): Buffer | undefined => requests[next++];
  const time = await seconds(() => Promise.all(Array.from({ length: CONNECTIONS }, () => converse(port, take))));
  return requests.length / time;
}

function converse(port: number, take: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    const ask = (): void => {
      const request = take();
      if (request) socket.write(request);
      else socket.end(() => resolve());
    };
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const head = received.indexOf('\r\n\r\n');
      if (head === -1) return;
      const header = received.toString('latin1', 0, head);
      const length = /content-length: (\d+)/i.exec(header);
      if (!length || received.length < head + 4 + Number(length[1])) return;
      if (!header.startsWith('HTTP/1.1 200')) return reject(new Error(received.toString()));
      received = Buffer.alloc(0);
      if (!/^connection: close$/im.test(header)) return ask();
      socket.destroy();
      converse(port, take).then(resolve, reject);
    });
  });
}

/** A POST without a body, as most official clients send it. */
export const post = (query: string, port: number): Buffer =>
  Buffer.from(`POST /?${query} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 0\r\n\r\n`);
