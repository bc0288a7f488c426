/** Which of the events of a storm happen: all of them or, to find out which matter, some. An event goes by a name. */
export class Events {
  /** Those that happened, in order. */
  readonly happened: string[] = [];
  readonly #only: ReadonlySet<string> | undefined;

  constructor(only?: readonly string[]) {
    this.#only = only === undefined ? undefined : new Set(only);
  }

  happens(name: string): boolean {
    if (this.#only !== undefined && !this.#only.has(name)) return false;
    this.happened.push(name);
    return true;
  }
}
