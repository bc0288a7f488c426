/** `isthmus` as a library: declare an interconnect, plan it, apply it. */
export * from './interconnect/index.ts';
export {
  type AlibabaOptions,
  alibabaTransport,
  CloudError,
  CredentialsError,
  NoAnswerError,
  type Transport,
} from './provider/index.ts';
