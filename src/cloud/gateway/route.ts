import { ApiError, missingParameter, type Product, productOfVersion } from '../../openapi/index.ts';
import type { Action } from '../action.ts';
import type { DecodedRequest } from './request.ts';

/** Which action a request asks for, by `Version` and `Action`. */
export interface Router {
  /** @throws ApiError InvalidVersion, InvalidAction.NotFound and the like. */
  route(request: DecodedRequest): Action;
}

export function createRouter(actions: readonly Action[]): Router {
  const byName = new Map(actions.map((action) => [`${action.product}/${action.name}`, action]));
  // The vendor's own tools spell this one both ways.
  const untag = byName.get('Vpc/UnTagResources');
  if (untag) byName.set('Vpc/UntagResources', untag);
  const productActions = Map.groupBy(actions, (action) => action.product);

  return {
    route(request) {
      const name = actionNameOf(request);
      if (name === undefined) throw missingParameter('Action');
      const version = request.parameters.get('Version') ?? request.headers['x-acs-version'];
      if (version === undefined || version === '') throw missingParameter('Version');
      const product = productOfVersion(version);
      const served = product && productActions.get(product);
      if (!served) {
        throw new ApiError(
          400,
          'InvalidVersion',
          `Specified parameter Version is not valid. The local cloud serves ${describe([...productActions.keys()])}.`,
        );
      }
      const action = byName.get(`${product}/${name}`);
      if (action) return action;
      throw new ApiError(
        404,
        'InvalidAction.NotFound',
        `Specified api is not found, please check your url and method. The local cloud does not emulate ${product} ` +
          `${name.slice(0, 100)}; it emulates ${describe(served.map((known) => known.name))}.`,
      );
    },
  };
}

/**
 * The parameter wins over the header: pop-core puts the caller's own spelling (`describeVpcs`) in the header.
 * @returns undefined when neither is there.
 */
export const actionNameOf = (request: DecodedRequest): string | undefined =>
  (request.parameters.get('Action') ?? request.headers['x-acs-action']) || undefined;

/** The product a request speaks to, as far as its version tells. */
export const productOf = (request: DecodedRequest): Product | undefined =>
  productOfVersion(request.parameters.get('Version') ?? request.headers['x-acs-version'] ?? '');

const describe = (names: readonly string[]): string => [...names].sort().join(', ');
