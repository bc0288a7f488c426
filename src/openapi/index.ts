export { ApiError, type ErrorCase, errorCase, missingParameter } from './api-error.ts';
export {
  type Answer,
  CONTENT_TYPE,
  encodeError,
  encodeSuccess,
  type Format,
  formatOf,
} from './envelope.ts';
export { type FlatParameters, flatten, formatFlat, type ParameterValue, parseFlat } from './flat-parameters.ts';
export { percentDecode, percentEncode } from './percent.ts';
export { PRODUCTS, type Product, productOfVersion } from './products.ts';
export { signV1, stringToSignV1, V1_ALGORITHMS, type V1Method } from './signature-v1.ts';
export {
  canonicalRequestV3,
  parseV3Authorization,
  sha256Hex,
  signV3,
  stringToSignV3,
  V3_ALGORITHM,
  type V3Request,
} from './signature-v3.ts';
export { formatTime, parseTime } from './timestamp.ts';
