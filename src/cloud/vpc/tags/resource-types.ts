import { errorCase } from '../../../openapi/index.ts';
import { VPC_TAG_REFUSALS } from '../../shared/tag-set.ts';
import type { TagFamily } from '../../shared/tags/family.ts';

/** The words of the Vpc product. */
const WORDS = {
  unknownType: errorCase(400, 'InvalidInstanceType.NotFound', 'The instance type is not found'),
  unknownResource: errorCase(400, 'InvalidInstanceIds.NotFound', 'The instanceIds are not found'),
  tooManyResources: errorCase(400, 'SizeLimitExceeded.ResourceId', 'The maximum number of resource IDs is exceeded.'),
  refusals: VPC_TAG_REFUSALS,
} as const;

/** TagResources and its siblings (API page TagResources). To make a kind taggable, name its table here. */
export const VPC_TYPES: TagFamily = {
  ...WORDS,
  types: {
    VPC: 'vpcs',
    VSWITCH: 'vswitches',
    ROUTETABLE: 'routeTables',
    EIP: null,
    VPNGATEWAY: null,
    NATGATEWAY: 'natGateways',
    COMMONBANDWIDTHPACKAGE: null,
    PREFIXLIST: 'prefixLists',
    PUBLICIPADDRESSPOOL: null,
    IPV4GATEWAY: 'ipv4Gateways',
    IPV6GATEWAY: null,
    NETWORKACL: 'networkAcls',
    TRAFFICMIRRORFILTER: null,
    TRAFFICMIRRORSESSION: null,
    FLOWLOG: null,
    HAVIP: 'haVips',
    DHCPOPTIONSSET: 'dhcpOptionsSets',
    GATEWAYENDPOINT: null,
    IPV6ADDRESS: null,
  },
};

/** The …ForExpressConnect calls (API page TagResourcesForExpressConnect). */
export const EXPRESS_CONNECT_TYPES: TagFamily = {
  ...WORDS,
  types: { ROUTERINTERFACE: 'routerInterfaces', PHYSICALCONNECTION: null, VIRTUALBORDERROUTER: null, TRAFFICQOS: null },
};
