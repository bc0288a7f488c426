import type { Fault } from '../../cloud/faults/fault.ts';

/** A fault in a line: `fault-1  CreateRouteEntry is refused with Throttling, 30 % of the time, 5 times at most; struck 0`. */
export function faultText(fault: Fault): string {
  const where = [
    fault.action ?? 'every action',
    ...Object.entries(fault.parameters ?? {}).map(([name, value]) => `with ${name}=${value}`),
  ].join(' ');
  const what = [
    ...(fault.code === undefined ? [] : [`is refused with ${fault.code}`]),
    ...(fault.drop ? ['gets no answer'] : []),
    ...(fault.delay ? [`is answered ${fault.delay} ms later`] : []),
  ].join(' and ');
  const how = [
    ...(fault.afterEffect ? ['after its effect'] : []),
    ...(fault.skip ? [`from number ${fault.skip + 1} on`] : []),
    ...(fault.rate === undefined || fault.rate === 1 ? [] : [`${Math.round(fault.rate * 1e4) / 100} % of the time`]),
    ...(fault.count === undefined ? [] : [`${fault.count} ${fault.count === 1 ? 'time' : 'times'} at most`]),
  ];
  return `${fault.id}  ${[`${where} ${what}`, ...how].join(', ')}; struck ${fault.struck}`;
}
