import { type Caller, type CallSettings, CloudError, listVpcPeerConnections } from '../provider/index.ts';
import type { Inventory } from './world.ts';

/** Answers of a cloud that does not serve the product: it has no peerings. */
const NOT_SERVED: ReadonlySet<string> = new Set([
  'InvalidVersion',
  'InvalidAction.NotFound',
  'InvalidProduct.NotFound',
]);

/**
 * The VPC peerings of a place. Who may not list them may still do everything else: the refusal is handed on to those who
 * need the list. @throws whatever is no refusal
 */
export async function takePeerings(
  caller: Caller,
  settings: CallSettings,
): Promise<Pick<Inventory, 'peerings' | 'peeringsRefused'>> {
  try {
    const found = await listVpcPeerConnections(caller, settings);
    return { peerings: found.filter((item) => item.Status !== 'Deleted') };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return NOT_SERVED.has(error.code) ? { peerings: [] } : { peerings: [], peeringsRefused: error };
  }
}
