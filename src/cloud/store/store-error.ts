/** The state of a durable local cloud cannot be opened: the message says where it should be, and what is wrong there. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
