import type { CloudError } from '../provider/index.ts';

const CODES: ReadonlySet<string> = new Set(['InvalidVersion', 'InvalidAction.NotFound', 'InvalidProduct.NotFound']);

/** Whether a refusal says that this cloud does not serve the product or action at all: then it has no such things. */
export const isNotServed = (error: CloudError): boolean => CODES.has(error.code);
