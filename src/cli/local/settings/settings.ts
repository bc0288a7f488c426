import type { LocalCloudOptions, TimingProfile } from '../../../cloud/index.ts';
import type { Input } from '../../command.ts';
import { usageError } from '../../command-error.ts';
import { readText } from '../../files.ts';
import type { settingFlags } from './flags.ts';

type Given = Input<typeof settingFlags>['flags'];

/**
 * What the flags say of the cloud to be started, their files read. Each reader is loaded only for its flag: most starts
 * have none.
 * @throws CommandError for flags that exclude each other, DocumentError for mistakes in files
 */
export async function settingsOf(directory: string, flags: Given): Promise<LocalCloudOptions> {
  if (flags.strict && flags.lenient) throw usageError('--strict and --lenient exclude each other.');
  const regions =
    flags.regions === undefined
      ? undefined
      : await (await import('./regions.ts')).readRegions(directory, flags.regions);
  const defaultRegion =
    flags.region ?? (regions && !regions.some(({ id }) => id === 'cn-hangzhou') ? regions[0]?.id : undefined);
  return {
    timing: await timingFrom(directory, flags),
    strict: !flags.lenient,
    purchaseClosed: flags['purchase-closed'],
    peeringExcludesInterfaces: flags['peering-excludes-interfaces'],
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.init === undefined
      ? {}
      : { init: readText({ directory }, flags.init, {}, '--init'), initFile: flags.init }),
    ...(flags.accounts === undefined
      ? {}
      : { accounts: await (await import('./accounts.ts')).readAccounts(directory, flags.accounts) }),
    ...(regions === undefined ? {} : { regions }),
    ...(defaultRegion === undefined ? {} : { defaultRegion }),
    ...(flags.quotas.length === 0
      ? {}
      : { quotas: await (await import('./quotas.ts')).readQuotas(directory, flags.quotas) }),
  };
}

const PROFILES: readonly string[] = ['realistic', 'instant', 'slow'] satisfies readonly TimingProfile[];

async function timingFrom(
  directory: string,
  { instant, speed, timing }: Given,
): Promise<NonNullable<LocalCloudOptions['timing']>> {
  const given = [
    instant ? '--instant' : [],
    speed === undefined ? [] : '--speed',
    timing === undefined ? [] : '--timing',
  ];
  if (given.flat().length > 1) throw usageError(`${given.flat().join(' and ')} exclude each other.`);
  if (instant) return 'instant';
  if (speed !== undefined) return { speed };
  if (timing === undefined) return 'realistic';
  if (PROFILES.includes(timing)) return timing as TimingProfile;
  return (await import('./timing.ts')).readTiming(directory, timing);
}
