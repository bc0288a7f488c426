import { errorCase, PRODUCTS } from '../../openapi/index.ts';
import { action } from '../action.ts';
import { required, text } from '../parameters.ts';

// Python's core client compares both texts to the letter.
const InvalidRegionId = errorCase(404, 'InvalidRegionId', 'The specified region does not exist.');
const IllegalParameter = errorCase(400, 'Illegal Parameter', 'Please check the parameters');

const SERVED: ReadonlySet<string> = new Set(Object.keys(PRODUCTS).map((product) => product.toLowerCase()));

/**
 * Names the endpoint of a product in a region: always this one, as the client called it. `SerivceCode` is the real, misspelt
 * field. Source: API page DescribeEndpoints.
 */
export const DescribeEndpoints = action({
  product: 'Location',
  name: 'DescribeEndpoints',
  effect: 'read',
  regionNotFound: InvalidRegionId,
  parameters: { Id: required(text), ServiceCode: required(text), Type: text },
  run({ parameters, regions, host }) {
    const { Id: id, ServiceCode: code, Type: type = 'openAPI' } = parameters;
    if (!regions.some((region) => region.id === id)) throw InvalidRegionId();
    if (!SERVED.has(code.toLowerCase())) throw IllegalParameter();
    const endpoint = {
      Endpoint: host,
      Id: id,
      Namespace: '',
      Protocols: { Protocols: ['HTTP', 'HTTPS'] },
      SerivceCode: code,
      ServiceCode: code,
      Type: type,
    };
    return { Success: true, Endpoints: { Endpoint: [endpoint] } };
  },
});
