import type { RouterInterfaceStatus } from '../../src/cloud/store/rows.ts';

/** From the API pages of the nine actions, row by row: the code of each call, OK where it is legal. */
export const CALLS = ['Connect', 'Activate', 'Deactivate', 'Spec', 'Name', 'Peer', 'Delete', 'DeleteBoth'] as const;
const BUSY =
  'IncorrectRIStatus IncorrectRIStatus IncorrectRIStatus InvalidInstance.StatusError IncorrectStatus IncorrectStatus IncorrectStatus IncorrectStatus.RouterInterface';
const ROWS: Readonly<Record<RouterInterfaceStatus, string>> = {
  Idle: 'OK IncorrectRIStatus IncorrectRIStatus OK OK OK OK OK',
  Connecting: BUSY,
  AcceptingConnecting: BUSY,
  Active: 'IncorrectRIStatus IncorrectRIStatus OK OK OK IncorrectStatus IncorrectStatus OK',
  Activating: BUSY,
  Deactivating: BUSY,
  Inactive: 'IncorrectRIStatus OK IncorrectRIStatus OK OK IncorrectStatus OK OK',
  Deleting: BUSY,
};
/** What is sent for each. */
export const SENT = {
  Connect: ['ConnectRouterInterface', {}],
  Activate: ['ActivateRouterInterface', {}],
  Deactivate: ['DeactivateRouterInterface', {}],
  Spec: ['ModifyRouterInterfaceSpec', { Spec: 'Large.1' }],
  Name: ['ModifyRouterInterfaceAttribute', { Name: 'other' }],
  Peer: ['ModifyRouterInterfaceAttribute', { OppositeInterfaceId: 'ri-other' }],
  Delete: ['DeleteRouterInterface', {}],
  DeleteBoth: ['DeleteExpressConnect', {}],
} as const;

export type CallName = (typeof CALLS)[number];

/** The code that the table has for a call in a status; `OK` where it is legal. */
export const legality = (status: RouterInterfaceStatus, call: CallName): string =>
  ROWS[status].split(' ')[CALLS.indexOf(call)] ?? '';

export const STATUSES = Object.keys(ROWS) as readonly RouterInterfaceStatus[];
