import { theSameLife } from './life.ts';
import { nodeVpc, nodeVpcV1, popCoreGet, popCorePost } from './support/clients.ts';

for (const client of [nodeVpc, nodeVpcV1, popCoreGet, popCorePost]) theSameLife(client);
