import type { Line, LineCall } from '../process.ts';
import type { Dice } from './dice.ts';
import type { Events } from './events.ts';
import { FAULTS, type Fault } from './faults.ts';
import type { Weather } from './weather.ts';

/** A wire in a storm: calls take their time, get lost, are refused; reads lag behind. */
export function stormLine(weather: Weather, dice: Dice, events: Events): Line {
  const carry: Line = async (call) => {
    const { world, actor, request, account, number, send } = call;
    const own = dice.of('call', actor, number);
    // By the world's clock, not the process's: what is under way arrives, whether its sender lives or not.
    const travel = async (way: string): Promise<void> => {
      if (weather.latencyMs > 0) await world.clock.sleep(own.between(0, weather.latencyMs, way));
    };
    await travel('there');
    try {
      const fault = own.roll('strikes') < weather.severity ? faultFor(call, own) : undefined;
      if (fault !== undefined && events.happens(`${actor}#${number}`)) {
        world.note(actor, request, fault.name);
        return await fault.strike(call, own);
      }
      const lag = weather.lagMs * own.roll('lag') ** 2;
      if (lag >= 1 && events.happens(`${actor}~${number}`)) return world.callLate(actor, request, account, lag);
      return send();
    } finally {
      await travel('back');
    }
  };
  return (call) => {
    const carried = carry(call);
    // The storm is not over while a call is on its way, though who sent it be dead.
    call.world.underWay(carried);
    return carried;
  };
}

function faultFor({ request }: LineCall, dice: Dice): Fault | undefined {
  const fitting = FAULTS.filter((fault) => fault.fits(request));
  let left = dice.roll('which') * fitting.reduce((sum, { weight }) => sum + weight, 0);
  return fitting.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}
