import { connect, type Socket } from 'node:net';

/** What came back over a connection: the status of each answer, and whether the server ended the connection. */
export interface Exchange {
  readonly statuses: readonly number[];
  readonly closed: boolean;
}

/** ms after which a server that neither answers nor closes counts as hanging. */
const PATIENCE = 10_000;

/** A connection to the server under test, for bytes of any kind. */
export class Wire {
  readonly #socket: Socket;
  #received = '';
  #statuses: number[] = [];
  #closed = false;
  #notify: () => void = () => {};

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1');
      this.#parse();
      this.#notify();
    });
    const closed = (): void => {
      this.#closed = true;
      this.#notify();
    };
    this.#socket.on('error', closed);
    this.#socket.on('close', closed);
  }

  write(bytes: string | Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** No more comes from this side. */
  finish(): void {
    if (this.#socket.writable) this.#socket.end();
  }

  /** Breaks the connection off. */
  vanish(): void {
    this.#socket.destroy();
  }

  get open(): boolean {
    return !this.#closed;
  }

  /** Waits for so many answers, or until the server closes; undefined when neither comes in time. */
  async expect(answers: number): Promise<Exchange | undefined> {
    const done = (): boolean => this.#closed || this.#statuses.length >= answers;
    if (!done()) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE);
        this.#notify = () => {
          if (done()) resolve();
        };
      });
      clearTimeout(timer);
    }
    if (!done()) return undefined;
    const statuses = this.#statuses;
    this.#statuses = [];
    return { statuses, closed: this.#closed };
  }

  #parse(): void {
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = this.#received.slice(0, end);
      const status = Number(head.slice(9, 12));
      // An answer to HEAD announces a length and has no body: there is no telling here, so a new answer may begin at once.
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      const rest = this.#received.slice(end + 4);
      const bare = rest.startsWith('HTTP/1.1 ') || (rest === '' && /^HTTP\/1\.1 1\d\d/.test(head));
      if (!bare && rest.length < length) return;
      this.#received = bare ? rest : rest.slice(length);
      if (status >= 200) this.#statuses.push(status);
    }
  }
}
