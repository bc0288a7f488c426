import type { Path } from '../../document/problem.ts';
import { type Answer, ApiError, flatten, type ParameterValue } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';
import { ACTIONS } from '../actions.ts';
import { chosenIds } from '../chosen-ids.ts';
import { createCall } from '../gateway/handle.ts';
import { readAll } from '../parameters.ts';
import type { Region } from '../regions.ts';
import { timingOf } from '../timing.ts';
import type { World } from '../world.ts';

/** A resource that the cloud refuses to make, and where the document asks for it. */
export class InitProblem extends Error {
  override readonly name = 'InitProblem';
  readonly path: Path;

  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

export type Values = Readonly<Record<string, ParameterValue | undefined>>;

/** Calls actions as an account's own, in one region, at one instant, with everything settled at once. */
export class InitCaller {
  readonly region: Region;
  readonly #world: World;
  readonly #account: Account;

  constructor(world: World, account: Account, region: Region) {
    // Nothing is on its way at the start, so nothing has to wait for anything.
    this.#world = { ...world, timing: timingOf('instant'), strict: false };
    this.#account = account;
    this.region = region;
  }

  /**
   * @param path where the document asks for it @param ids those that were chosen for what it makes
   * @throws InitProblem when the cloud refuses
   */
  run(
    path: Path,
    name: string,
    values: Values,
    {
      product = 'Vpc',
      ids = [],
    }: { readonly product?: 'Vpc' | 'Ecs'; readonly ids?: readonly (string | undefined)[] } = {},
  ): Answer {
    const action = ACTIONS.find((known) => known.product === product && known.name === name);
    if (!action) throw new RangeError(`There is no action ${name}.`);
    const given = Object.entries({ RegionId: this.region.id, ...values }).filter(([, value]) => value !== undefined);
    const world = this.#world;
    const chosen = chosenIds(
      ids.filter((id) => id !== undefined),
      world.store,
    );
    try {
      const parameters = readAll(
        action.parameters,
        flatten(Object.fromEntries(given) as Record<string, ParameterValue>),
      );
      const facts = { account: this.#account, region: this.region, now: world.clock.now(), host: 'localhost' };
      const answer = action.run(createCall(world, { ...facts, parameters }, chosen));
      chosen.finish(name);
      return answer;
    } catch (error) {
      if (error instanceof ApiError) throw new InitProblem(path, `${name} answers ${error.code}: ${error.message}`);
      throw error;
    }
  }
}

/** Tags as the API takes them. */
export const tagsOf = (
  tags: Readonly<Record<string, string>>,
): readonly { readonly Key: string; readonly Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
