import { type Caller, type CallSettings, CloudError, listVpcPeerConnections } from '../provider/index.ts';
import { isNotServed } from './not-served.ts';
import type { Inventory } from './world.ts';

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
    return isNotServed(error) ? { peerings: [] } : { peerings: [], peeringsRefused: error };
  }
}
