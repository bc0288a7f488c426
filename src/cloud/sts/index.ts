import type { Action } from '../action.ts';
import { GetCallerIdentity } from './GetCallerIdentity.ts';

/** The emulated actions of the Sts product. */
export const stsActions: readonly Action[] = [GetCallerIdentity];
