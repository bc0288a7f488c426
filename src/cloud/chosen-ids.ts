import { ApiError, type FlatParameters } from '../openapi/index.ts';
import type { Store } from './store/store.ts';

/** A tag of the local cloud's own: on a create, its value is the id that the new resource gets. */
const ID_TAG = 'isthmus:id';

/** Ids chosen by the caller, handed out as an action makes resources. */
export interface ChosenIds {
  /** The chosen id of this prefix, once; undefined where none was chosen. @throws ApiError when it is taken already. */
  take(prefix: string): string | undefined;
  /** @throws ApiError when the action made resources, and a chosen id fitted none of them. */
  finish(action: string): void;
}

const NONE: ChosenIds = { take: () => undefined, finish() {} };

/** The ids that a request chooses by its tags: several, with commas between them, where a call makes several resources. */
export function chosenByTags(parameters: FlatParameters, store: Store): ChosenIds {
  for (const [name, value] of parameters) {
    const place = value === ID_TAG ? /^(Tags?\.\d+)\.Key$/.exec(name)?.[1] : undefined;
    if (place !== undefined) return chosenIds((parameters.get(`${place}.Value`) ?? '').split(','), store);
  }
  return NONE;
}

/**
 * Hands out ids that were chosen: each once, to what its prefix fits.
 * @throws ApiError InvalidTagValue, by `take` for an id that is taken, by `finish` for those that fitted nothing.
 */
export function chosenIds(ids: readonly string[], store: Store): ChosenIds {
  if (ids.length === 0) return NONE;
  const left = new Set(ids);
  const made: string[] = [];
  return {
    take(prefix) {
      made.push(prefix);
      const fits = new RegExp(`^${prefix}-[a-z0-9]{1,40}$`);
      const id = [...left].find((candidate) => fits.test(candidate));
      if (id === undefined) return undefined;
      left.delete(id);
      if (Object.values(store.tables).some((table) => table.get(id))) throw refused(`${id} exists already`);
      return id;
    },
    finish(action) {
      const [id] = left;
      if (id === undefined || made.length === 0) return;
      const forms = [...new Set(made)].map((prefix) => `${prefix}-…`).join(', ');
      throw refused(
        `${JSON.stringify(id.slice(0, 100))} is no id that ${action} gives: ${forms} with lower-case letters and digits`,
      );
    },
  };
}

const refused = (why: string): ApiError =>
  new ApiError(400, 'InvalidTagValue', `The id chosen by the tag ${ID_TAG} cannot be had: ${why}.`);
