import { createEngine, type Engine, type EngineEvent, type Spec } from '../../src/interconnect/index.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';
import { VirtualClock } from '../provider/virtual-clock.ts';
import { ModelCloud } from './model-cloud.ts';

export const APP_DATA = `
name: shop
region: cn-hangzhou
networks:
  app: { vpc: vpc-app }
  data: { name: data }
connect:
  - [app, data]
`;

/** Reads a spec whose way is router interfaces, unless it says otherwise: the model of a cloud knows no other. */
export const readSpec = (text: string = APP_DATA): Promise<Spec> =>
  parseSpec(/^via:/m.test(text) ? text : `${text}\nvia: router-interface\n`, 'isthmus.yaml');

export interface Bench {
  readonly cloud: ModelCloud;
  readonly clock: VirtualClock;
  readonly events: EngineEvent[];
  /** A fresh engine on the same cloud: what a new process is. */
  readonly engine: (spec: Spec, signal?: AbortSignal) => Engine;
}

export function bench(): Bench {
  const clock = new VirtualClock();
  const cloud = new ModelCloud(clock, [
    { id: 'vpc-app', name: 'app', blocks: ['10.0.0.0/16', '10.9.0.0/16'] },
    { id: 'vpc-data', name: 'data', blocks: ['10.1.0.0/16'] },
    { id: 'vpc-log', name: 'log', blocks: ['10.2.0.0/16'] },
  ]);
  const events: EngineEvent[] = [];
  const engine: Bench['engine'] = (spec, signal) =>
    createEngine({
      spec,
      connect: () => cloud,
      clock,
      random: () => 0.5,
      onEvent: (event) => events.push(event),
      ...(signal === undefined ? {} : { signal }),
    });
  return { cloud, clock, events, engine };
}

export async function up(engine: Engine) {
  return engine.apply(await engine.plan());
}

export async function down(engine: Engine) {
  return engine.apply(await engine.planDown());
}
