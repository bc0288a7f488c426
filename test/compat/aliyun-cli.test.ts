import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { theSameLife } from './life.ts';
import { aliyunCli, type Cli, cliFor } from './support/aliyun-cli.ts';
import { describeJudged } from './support/judges.ts';

describeJudged(['aliyun'], 'official command line', () => {
  theSameLife(aliyunCli);

  let cloud: LocalCloud;
  let cli: Cli;

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: { speed: 0.5 } });
    cli = cliFor({ endpoint: cloud.endpoint, region: cloud.region, ...cloud.credentials });
  });

  afterAll(() => cloud?.stop());

  it('waits for a state with --waiter, pages with --pager and cuts out with --cli-query', async () => {
    const ids: string[] = [];
    for (const cidr of ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']) {
      const made = await cli(['vpc', 'CreateVpc', '--CidrBlock', cidr, '--cli-query', 'VpcId']);
      ids.push(JSON.parse(made.stdout) as string);
    }
    const [first = ''] = ids;
    const waiter = ['--waiter', 'expr=Status', 'to=Available', 'interval=2', 'timeout=30'];
    const waited = await cli(['vpc', 'DescribeVpcAttribute', '--VpcId', first, ...waiter]);
    expect(JSON.parse(waited.stdout)).toMatchObject({ VpcId: first, Status: 'Available' });
    const paged = await cli(['vpc', 'DescribeVpcs', '--PageSize', '1', '--pager', 'NextToken=']);
    const { Vpcs } = JSON.parse(paged.stdout) as { Vpcs: { Vpc: { VpcId: string }[] } };
    expect(Vpcs.Vpc.map(({ VpcId }) => VpcId)).toEqual(ids);
  });

  it('peers two VPCs, waits for it, finds it by both of them, and deletes it', async () => {
    const make = async (cidr: string): Promise<string> => {
      const made = await cli(['vpc', 'CreateVpc', '--CidrBlock', cidr, '--cli-query', 'VpcId']);
      const id = JSON.parse(made.stdout) as string;
      await cli([
        'vpc',
        'DescribeVpcAttribute',
        '--VpcId',
        id,
        '--waiter',
        'expr=Status',
        'to=Available',
        'interval=2',
      ]);
      return id;
    };
    const [a, b] = [await make('172.16.0.0/16'), await make('172.17.0.0/16')];
    const other = ['--AcceptingRegionId', cloud.region, '--AcceptingVpcId', b];
    const owner = ['--AcceptingAliUid', cloud.credentials.accountId, '--RegionId', cloud.region];
    const tag = ['--Tag.1.Key', 'team', '--Tag.1.Value', 'net'];
    const created = await cli(['vpcpeer', 'CreateVpcPeerConnection', '--VpcId', a, ...other, ...owner, ...tag]);
    const { InstanceId } = JSON.parse(created.stdout) as { InstanceId: string };
    const get = ['vpcpeer', 'GetVpcPeerConnectionAttribute', '--InstanceId', InstanceId];
    const waited = await cli([...get, '--waiter', 'expr=Status', 'to=Activated', 'interval=2', 'timeout=30']);
    expect(JSON.parse(waited.stdout)).toMatchObject({ Status: 'Activated', Tags: [{ Key: 'team', Value: 'net' }] });
    const found = await cli(['vpcpeer', 'ListVpcPeerConnections', '--VpcId.1', b, '--VpcId.2', a]);
    expect(JSON.parse(found.stdout)).toMatchObject({ TotalCount: 1, VpcPeerConnects: [{ InstanceId }] });
    const again = await cli(['vpcpeer', 'CreateVpcPeerConnection', '--VpcId', a, ...other, ...owner]);
    expect(again.stderr).toContain('ResourceAlreadyExist.VpcPeer');
    await cli(['vpcpeer', 'DeleteVpcPeerConnection', '--InstanceId', InstanceId]);
    // On its way out, or out: how long the command line takes to start is not for a test to say.
    expect(JSON.parse((await cli(get)).stdout).Status).toMatch(/^Delet(ing|ed)$/);
  });

  it('speaks to the other products on the same endpoint', async () => {
    const caller = await cli(['sts', 'GetCallerIdentity']);
    expect(JSON.parse(caller.stdout)).toMatchObject({ AccountId: cloud.credentials.accountId });
    const location = ['--force', '--version', '2015-06-12', '--Id', cloud.region, '--ServiceCode', 'vpc'];
    const endpoints = await cli(['location', 'DescribeEndpoints', ...location, '--Type', 'openAPI']);
    expect(JSON.parse(endpoints.stdout)).toMatchObject({ Endpoints: { Endpoint: [{ Endpoint: cloud.endpoint }] } });
  });
});
