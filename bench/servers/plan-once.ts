/**
 * One plan in a fresh process, as a command makes it: prints the milliseconds from the start of the process to the plan,
 * and those of them that the prediction took, its modules' loading included. Arguments: endpoint, key, secret, spec.
 */
import { enableCompileCache } from 'node:module';
import type { World } from '../../src/interconnect/world.ts';

enableCompileCache();
const [endpoint = '', accessKeyId = '', accessKeySecret = '', text = ''] = process.argv.slice(2);
const [{ Callers }, { observe }, { planUp }, { parseSpec }, { alibabaTransport }] = await Promise.all([
  import('../../src/interconnect/callers.ts'),
  import('../../src/interconnect/observe.ts'),
  import('../../src/interconnect/plan/plan.ts'),
  import('../../src/interconnect/spec/load.ts'),
  import('../../src/provider/index.ts'),
]);
const spec = await parseSpec(text, 'isthmus.yaml');
const keys = { accessKeyId, accessKeySecret };
const transport = alibabaTransport({ endpoint, protocol: 'http', keys });
// As the engine does: the model is loaded while the cloud is asked.
const loading = import('../../src/interconnect/predict/predict.ts');
const world: World = await observe(spec, new Callers({ target: 'local', connect: () => transport }));
const plan = planUp(spec, world);
const drafted = performance.now();
const { withPrediction } = await loading;
withPrediction(plan, spec, world);
const end = performance.now();
process.stdout.write(`${drafted} ${end - drafted}\n`);
