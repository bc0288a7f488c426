import type { Aim, Client } from './client.ts';

/** An official client as the suites know it. */
export interface OfficialClient {
  readonly name: string;
  /** Commands that the machine must have to install and run it. */
  readonly needs: readonly string[];
  /** Installs it and starts it, aimed at a local cloud. */
  readonly start: (aim: Aim) => Promise<Client>;
  /** What it calls a wrong secret: some translate SignatureDoesNotMatch. */
  readonly wrongSecret?: string;
}
