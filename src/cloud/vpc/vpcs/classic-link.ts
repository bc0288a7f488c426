import type { Answer } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { IncorrectVpcStatus, VpcNotFound } from '../shared/errors.ts';

/** EnableVpcClassicLink and DisableVpcClassicLink take the same parameters. */
export const classicLinkParameters = { RegionId: text, VpcId: required(text), ClientToken: text } as const;

/** Switches ClassicLink; the classic network itself is not emulated. */
export function setClassicLink(call: Call<{ readonly VpcId: string }>, classicLink: boolean): Answer {
  const { vpcs } = call.store.tables;
  const vpc = ownedOr(call, vpcs, call.parameters.VpcId, VpcNotFound);
  if (vpc.status !== 'Available') throw IncorrectVpcStatus();
  vpcs.update(vpc.id, { classicLink });
  return {};
}
