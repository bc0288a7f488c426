import { meaning } from '../local/prober.ts';
import type { Ground } from './ground.ts';
import type { Pair, Path, Paths } from './paths.ts';

/** Sends a real packet for each path, and puts what came of it beside. Without a data plane the paths stay as they are. */
export async function send(paths: Paths, packets: Ground['packets']): Promise<Paths> {
  const [first] = paths.pairs;
  if (typeof packets === 'string' || first === undefined) return paths;
  const ways = [
    ...paths.pairs.flatMap(({ from, to, there, back }) => [
      { vSwitchId: from.vSwitchId, path: there },
      { vSwitchId: to.vSwitchId, path: back },
    ]),
    ...(paths.outside === undefined ? [] : [{ vSwitchId: first.from.vSwitchId, path: paths.outside }]),
  ];
  const echoes = await packets(ways.map(({ vSwitchId, path }) => ({ vSwitchId, to: path.to })));
  const sent = new Map(
    ways.map(({ path }, index): [Path, Path] => [path, { ...path, packet: meaning(echoes[index]) }]),
  );
  const withPacket = (path: Path): Path => sent.get(path) ?? path;
  return {
    ...paths,
    pairs: paths.pairs.map((pair): Pair => ({ ...pair, there: withPacket(pair.there), back: withPacket(pair.back) })),
    outside: paths.outside && withPacket(paths.outside),
  };
}
