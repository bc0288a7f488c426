/** One row of the table of error codes: what Isthmus does about a code, and what a person should know. */
export interface RetryCase {
  /** The code, or a family: `Throttling.*`. */
  readonly code: string;
  /** The row counts only for these API actions. */
  readonly actions?: readonly string[];
  /**
   * - `again`: repeat at once, with the same ClientToken.
   * - `back-off`: repeat later; it passes by itself.
   * - `wait-for-state`: some object is between two states; repeat when it has settled.
   * - `read-back`: look whether it is so already, then go on, or adopt, or give up.
   * - `give-up`: a repeat cannot help; tell a person.
   */
  readonly action: 'again' | 'back-off' | 'wait-for-state' | 'read-back' | 'give-up';
  /** Why this is the right thing to do. */
  readonly why: string;
  /** For people: what to do when it does not pass. */
  readonly advice: string;
  /** Where it comes from. */
  readonly source: string;
  /** The service is overloaded: stay away longer. */
  readonly overload?: true;
  /** What it says about who calls: the keys are not accepted, or they may not do this. */
  readonly caller?: 'credentials' | 'permission';
}

type Row = Omit<RetryCase, 'code'>;
const rows = (codes: string, row: Row): readonly RetryCase[] => codes.split(' ').map((code) => ({ code, ...row }));

/**
 * The closed table. A code that is not here is given up: a repeat that nobody argued for can do harm. Sources: the
 * vendor's pages, and the retry lists of the Terraform provider, each of which is a fixed bug (docs/needs.md, A1).
 */
export const RETRY_TABLE: readonly RetryCase[] = [
  ...rows('Throttling Throttling.* Rejected.Throttling', {
    action: 'back-off',
    overload: true,
    why: 'The account calls more often than allowed; the call was refused before it had any effect.',
    advice: 'It passes by itself. If it lasts, something else calls the same API with this account.',
    source: 'help page "Public error codes", API pages CreateVpc, DeleteVpc',
  }),
  ...rows('ServiceUnavailable SystemBusy UnknownError InternalError Internal.Error Vpc.Error VPC.ERROR', {
    action: 'back-off',
    why: 'A passing failure of the service. The call may have taken effect, so the repeat carries the same token.',
    advice: 'It passes by itself. If it lasts, look at the status page of Alibaba Cloud and report the RequestId.',
    source: 'help page "Public error codes"; the retry lists of the Terraform provider',
  }),
  ...rows('OperationConflict TaskConflict OperationFailed.DistibuteLock INSTANCE_IN_PROCESSIONG Operation.Blocking', {
    action: 'back-off',
    why: 'Another change of the same VPC or instance is under way; the service takes one at a time.',
    advice: 'It passes by itself. If it lasts, something else is changing this VPC.',
    source: 'API page CreateRouteEntry; the retry lists of the Terraform provider',
  }),
  ...rows(
    'LastTokenProcessing OperationFailed.LastTokenProcessing IdempotentProcessing IdempotenceProcessing TOKEN_PROCESSING OperationFailed.IdempotentTokenProcessing',
    {
      action: 'back-off',
      why: 'The first call with this token is still running; repeating it with the same token gives its answer.',
      advice: 'It passes by itself.',
      source: 'help page "Ensure idempotence"; the retry lists of the Terraform provider',
    },
  ),
  ...rows(
    'IncorrectVpcStatus IncorrectVSwitchStatus IncorrectRouteEntryStatus IncorrcetRouteEntryStatus IncorrectInstanceStatus IncorrectHaVipStatus InvalidVBRStatus IncorrectStatus.*',
    {
      action: 'wait-for-state',
      why: 'An object that the call touches is between two states.',
      advice: 'It passes when the object has settled. If it lasts, look at the status of the objects named.',
      source: 'API pages CreateRouteEntry, DeleteRouteEntry, CreateVSwitch',
    },
  ),
  ...rows('IncorrectStatus IncorrectRIStatus InvalidInstance.StatusError', {
    action: 'wait-for-state',
    why: 'The router interface is between two states, or somebody else did the same just before: its status tells which.',
    advice: 'Look at the status of the router interface with `isthmus status`.',
    source: 'API pages ActivateRouterInterface, DeactivateRouterInterface, DeleteRouterInterface',
  }),
  ...rows('IncorrectOppositeInterfaceInfo.NotSet', {
    action: 'wait-for-state',
    why: 'The peer data of one side is not visible yet.',
    advice: 'Both router interfaces must name each other. Run `isthmus up` again.',
    source: 'API page ConnectRouterInterface: the Terraform provider retries this code for 2 minutes',
  }),
  ...rows(
    'DependencyViolation.RouterInterfaceReferedByRouteEntry RouterInterfaceReferredByRouteEntry ReferredByRouteEntry.RouterInterface',
    {
      action: 'wait-for-state',
      why: 'A route entry that was just deleted may still count for a moment.',
      advice: 'A route entry still points at the router interface: `isthmus down` names it. Delete it first.',
      source: 'API page DeleteRouterInterface',
    },
  ),
  ...rows(
    'InvalidCIDRBlock.Duplicate RouterEntryConflict.Duplicated Duplicated.VpcNextHop InvalidRouteEntry.Duplicate RouteConflict.AlreadyExist',
    {
      action: 'read-back',
      why: 'The entry exists: it may be our own, from a call whose answer was lost.',
      advice:
        'The route table has an entry for this destination with another next hop. Delete it, or declare other destinations.',
      source: 'API page CreateRouteEntry; the retry lists of the Terraform provider',
    },
  ),
  ...rows('InvalidRouteEntry.NotFound InvalidRouteEntry InvalidRouteEntryId.NotFound', {
    action: 'read-back',
    why: 'Gone already, which is what a delete wants.',
    advice: 'The route entry does not exist any more.',
    source: 'API page DeleteRouteEntry',
  }),
  ...rows('InvalidRouterInterfaceId.NotFound InvalidInstanceId.NotFound', {
    action: 'read-back',
    why: 'Gone already, or not visible yet just after its creation: a look at the list decides.',
    advice: 'The router interface does not exist in this region. Run `isthmus plan` to see what is there.',
    source: 'API pages ConnectRouterInterface, DeleteRouterInterface',
  }),
  ...rows('IdempotentParameterMismatch IdempotenceParamNotMatch', {
    action: 'read-back',
    why: 'The token was used for an earlier version of this object; the next generation of the token is free.',
    advice: 'Run `isthmus up` again.',
    source: 'help page "Ensure idempotence"',
  }),
  ...rows('Conflict.Operation', {
    action: 'back-off',
    why: 'Another peering of one of the two VPCs is being made or changed; the service takes one at a time.',
    advice: 'It passes by itself. If it lasts, something else is changing the peerings of these VPCs.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows('OperationDenied.RouteEntryExist', {
    action: 'wait-for-state',
    why: 'A route entry that was just deleted may still count for a moment.',
    advice:
      'A route entry at one of the two ends still leads to the peering: `isthmus down` names it. Delete it first.',
    source: 'API page DeleteVpcPeerConnection',
  }),
  ...rows('ResourceNotFound.InstanceId ResourceNotFound.VpcPeer', {
    action: 'read-back',
    why: 'Gone already, or not visible yet just after its creation: a look at the list decides.',
    advice: 'The peering does not exist. Run `isthmus plan` to see what is there.',
    source: 'API page GetVpcPeerConnectionAttribute',
  }),
  ...rows('ResourceAlreadyExist.VpcPeer', {
    action: 'give-up',
    why: 'The two VPCs have a peering already; only one is allowed.',
    advice: 'Run it again: what is there is looked at anew. A peering that somebody else made has to be deleted first.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows('ResourceAlreadyExist.RouterInterface', {
    action: 'give-up',
    why: 'Router interfaces join the two VPCs, and this cloud takes no peering beside them.',
    advice:
      'Delete the router interfaces first; `isthmus up --allow-interruption` does, where they are of the interconnect.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows('HaveConnectionBetweenRouters', {
    action: 'give-up',
    why: 'A peering or another connection joins the two VPCs, and this cloud takes no router interfaces beside it.',
    advice: 'Delete the peering first; `isthmus up --allow-interruption` does, where it is of the interconnect.',
    source: 'API page CreateRouterInterface',
  }),
  ...rows('OperationDenied.CloudBoxExistsInVpc OperationDenied.CloudBoxExistsInAcceptingVpc', {
    action: 'give-up',
    why: 'One of the two VPCs holds a vSwitch of a CloudBox: such a VPC cannot be peered.',
    advice: 'Connect the VPCs by other means.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows('OperationDenied.OperateShareResource', {
    action: 'give-up',
    why: 'The VPC is shared with this account by another one, and only its owner may peer it.',
    advice: 'Name the profile of the owner for this network.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows('OperationDenied.ServiceManagedInstance', {
    action: 'give-up',
    why: 'A service of Alibaba Cloud made it and manages it.',
    advice: 'Change it in that service.',
    source: 'API page DeleteVpcPeerConnection',
  }),
  ...rows('InvalidRouterId.AttacedToCEN', {
    action: 'give-up',
    why: 'The VPC is attached to a CEN instance: no router interface can be made for it any more.',
    advice: 'Connect the VPCs by VPC peering, or through the CEN instance.',
    source: 'API page CreateRouterInterface',
  }),
  ...rows('CROSS_BID.FORBIDDEN', {
    action: 'give-up',
    why: 'The two accounts are of different sites (China, international): their VPCs cannot be connected.',
    advice: 'Connect them by other means.',
    source: 'API page ConnectRouterInterface',
  }),
  ...rows('Forbbiden.InvaildOwner IllegalParam.InstanceOwner', {
    action: 'give-up',
    why: 'The router interface belongs to another account.',
    advice: 'Name the profile of its owner for that network.',
    source: 'API pages DeactivateRouterInterface, DeleteRouterInterface',
  }),
  ...rows('OperationFailed.OperationLocked', {
    action: 'give-up',
    why: 'The router interface is locked, for security or for another reason of the service.',
    advice: 'Ask Alibaba Cloud support why.',
    source: 'API pages DeactivateRouterInterface, DeleteRouterInterface',
  }),
  ...rows('InvalidRouterInterfaceChargeType.Malformed', {
    action: 'give-up',
    why: 'The router interface is paid in advance, and stays until its term ends.',
    advice: 'Wait for the end of its term, or ask for a refund in the console; Isthmus itself makes none of these.',
    source: 'API page DeleteRouterInterface',
  }),
  ...rows('UnsupportedRegion OperationFailed.ViolativeVpcPeer OperationFailed.CrossBusinessNotAllowed', {
    action: 'give-up',
    why: 'These two VPCs cannot be peered: their regions, clouds or sites are apart.',
    advice: 'Connect them by other means.',
    source: 'API page CreateVpcPeerConnection',
  }),
  ...rows(
    'OperationFailed.CdtNotOpened OperationFailed.CrossBorderCdtNotOpened OperationFailed.AcceptUserCdtNotOpened OperationFailed.AcceptUserCrossBorderCdtNotOpened',
    {
      action: 'give-up',
      why: 'Cloud Data Transfer, which bills traffic between regions, is not open for one of the accounts.',
      advice: 'Open Cloud Data Transfer in the console, for both accounts.',
      source: 'API page CreateVpcPeerConnection',
    },
  ),
  ...rows('OperationDenied.NextHopNotChanged OperationDenied.NextHopExist', {
    action: 'read-back',
    why: 'The entry leads there already: it may be so from a call whose answer was lost.',
    advice: 'Look at the route entry with `isthmus status`.',
    source: 'API page ModifyRouteEntry',
  }),
  ...rows('UnsupportedFeature.NextHopType UnsupportedFeature.ModifyRouteEntryNextHop', {
    action: 'give-up',
    why: 'This region cannot turn a route entry to another next hop in place.',
    advice: 'Declare a destination that can be split (a mask of at most 31 bits), or use `isthmus down` and `up`.',
    source: 'API page ModifyRouteEntry',
  }),
  ...rows('Forbidden.OnlyOneConnection', {
    action: 'give-up',
    why: 'The two VRouters have a connected pair already; only one is allowed.',
    advice:
      'Delete the other pair of router interfaces between these VRouters first, or connect the VPCs through that one.',
    source: 'API page ConnectRouterInterface; tutorial',
  }),
  ...rows('LimitationExceed.InterfaceNumberOnRouter', {
    action: 'give-up',
    why: 'The VRouter carries as many router interfaces as it may.',
    advice: 'Delete a router interface that is not needed, or ask for a higher quota in Quota Center.',
    source: 'help page of Express Connect, "Limits"',
  }),
  ...rows('QuotaExceeded', {
    action: 'give-up',
    actions: ['CreateRouterInterface'],
    why: 'A VRouter carries five router interfaces.',
    advice: 'Delete a router interface that is not needed, or ask for a higher quota in Quota Center.',
    source: 'help page of Express Connect, "Limits"; tutorial',
  }),
  ...rows('QuotaExceeded', {
    action: 'give-up',
    actions: ['CreateRouteEntry'],
    why: 'A route table carries 200 custom entries.',
    advice:
      'Delete route entries that are not needed, declare fewer and larger destinations, or ask for a higher quota.',
    source: 'API page CreateRouteEntry; help page of VPC, "Limits and quotas"',
  }),
  ...rows('QuotaExceeded QuotaExceeded.*', {
    action: 'give-up',
    why: 'A quota of the account is used up.',
    advice: 'Free what is not needed, or ask for a higher quota in Quota Center.',
    source: 'help page of VPC, "Limits and quotas"',
  }),
  ...rows('Forbidden.BillsOutstanding', {
    action: 'give-up',
    why: 'A router interface of this account is in arrears: none can be created or connected.',
    advice: 'Add funds to the account, then run it again.',
    source: 'API page ConnectRouterInterface; tutorial',
  }),
  ...rows('IncorrectBusinessStatus.*', {
    action: 'give-up',
    why: 'The peering, or one of the two accounts, is locked for arrears.',
    advice: 'Add funds to the account, then run it again.',
    source: 'API pages CreateVpcPeerConnection, AcceptVpcPeerConnection',
  }),
  ...rows('Forbidden.FinancialLocked Forbidden.FinancileLocked', {
    action: 'give-up',
    why: 'This router interface is locked for arrears.',
    advice: 'Add funds to the account, then run it again.',
    source: 'API page ActivateRouterInterface',
  }),
  ...rows('Forbidden.NotInRouterInterfaceCreateWhitelist', {
    action: 'give-up',
    why: 'This account cannot buy router interfaces between VPCs any more.',
    advice: 'Connect the VPCs by VPC peering instead.',
    source: 'API page CreateRouterInterface',
  }),
  ...rows(
    'InvalidAccessKeyId.NotFound InvalidAccessKeyId.Inactive Forbidden.AccessKeyDisabled SignatureDoesNotMatch IncompleteSignature InvalidAccessKeySecret MissingAccessKeyId',
    {
      action: 'give-up',
      caller: 'credentials',
      why: 'The cloud does not accept the access key.',
      advice: 'Check the access key id and its secret, and that the key is enabled.',
      source: 'help page "Public error codes"',
    },
  ),
  ...rows('InvalidSecurityToken.* MissingSecurityToken', {
    action: 'give-up',
    caller: 'credentials',
    why: 'The temporary credentials have expired or do not belong together, and the credential chain gives no newer ones.',
    advice: 'Get new temporary credentials and run it again.',
    source: 'help page "Public error codes"',
  }),
  ...rows('InvalidTimeStamp.*', {
    action: 'give-up',
    why: 'The clock of this machine is more than 15 minutes off.',
    advice: 'Set the clock of this machine.',
    source: 'help page "Public error codes"',
  }),
  ...rows('SignatureNonceUsed', {
    action: 'again',
    why: 'Something between here and the cloud sent the request twice; every attempt carries a new nonce.',
    advice: 'If it lasts, look for a proxy that repeats requests.',
    source: 'help page "Public error codes"',
  }),
  ...rows('Forbidden Forbbiden Forbidden.RAM Forbidden.NoPermission NoPermission', {
    action: 'give-up',
    caller: 'permission',
    why: 'The credentials may not do this.',
    advice: 'Allow the action in the RAM policy of these credentials.',
    source: 'help page "Public error codes"',
  }),
  ...rows('InvalidRegionId.NotFound', {
    action: 'give-up',
    why: 'There is no such region.',
    advice: 'Correct the region id.',
    source: 'API page DescribeVpcs',
  }),
  ...rows('InvalidAction.NotFound InvalidVersion UnsupportedOperation', {
    action: 'give-up',
    why: 'The endpoint does not know this action.',
    advice: 'Check the endpoint; a local cloud emulates a part of the API.',
    source: 'help page "Public error codes"',
  }),
  ...rows('InvalidRouterInterface InvalidNextHop.NotFound InvalidNextHopId.NotFound InvalidNextHop', {
    action: 'read-back',
    actions: ['CreateRouteEntry'],
    why: 'The next hop is not visible yet just after its creation, or somebody deleted it.',
    advice: 'The next hop of the route does not exist. Run `isthmus up` again: it makes what is missing.',
    source: 'API page CreateRouteEntry',
  }),
  ...rows('OppositeRouterInterfaceIsDeleted IncorrectOppositeInterfaceInfo InvalidOpposite.NotFound', {
    action: 'give-up',
    why: 'The router interface at the other end is gone or names another peer: somebody changed it meanwhile.',
    advice: 'Run `isthmus up` again: it replaces what cannot be repaired.',
    source: 'API pages ActivateRouterInterface, ConnectRouterInterface, ModifyRouterInterfaceSpec',
  }),
  ...rows('InvalidVpcId.NotFound InvalidRouterId.NotFound InvalidRouteTable.NotFound InvalidRouteTableId.NotFound', {
    action: 'give-up',
    why: 'The VPC or its route table is gone: somebody deleted it meanwhile.',
    advice: 'Run `isthmus plan` to see what is there, and correct the spec.',
    source: 'API pages CreateRouterInterface, CreateRouteEntry',
  }),
  ...rows('OperationDenied.RouteTableTypeNotPermitted OperationFailed.InstanceDismatchCurrentVpc InvalidCidrBlock', {
    action: 'give-up',
    actions: ['CreateRouteEntry'],
    why: 'This route table does not take this route.',
    advice: 'Declare other destinations or other route tables for the network.',
    source: 'API page CreateRouteEntry',
  }),
  ...rows('InvalidSpec.ValudNotSupported InvalidOppositeRegionId.NotFound', {
    action: 'give-up',
    why: 'This bandwidth class or region is not offered for router interfaces.',
    advice: 'Choose another bandwidth class (`spec`), or connect the VPCs in another way.',
    source: 'API page CreateRouterInterface',
  }),
  ...rows('SizeLimitExceeded.TagNum QuotaExceeded.TagNum', {
    action: 'give-up',
    why: 'A resource carries 20 tags.',
    advice: 'Declare fewer `tags`, or remove some that were set by hand.',
    source: 'help page of VPC, "Limits and quotas"',
  }),
  ...rows('InvalidParameter InvalidParameter.* MissingParameter InvalidName.Malformed InvalidDescription.Malformed', {
    action: 'give-up',
    why: 'The service does not take a parameter as Isthmus sends it.',
    advice: 'Report this to Isthmus with the code and the RequestId.',
    source: 'help page "Public error codes", API page CreateVpc',
  }),
  ...rows('InvalidInstanceIds.NotFound', {
    action: 'read-back',
    actions: ['TagResourcesForExpressConnect', 'TagResources'],
    why: 'What is to be tagged is not visible yet just after its creation, or somebody deleted it.',
    advice: 'Run `isthmus up` again: it makes what is missing.',
    source: 'API pages TagResourcesForExpressConnect, TagResources',
  }),
];
