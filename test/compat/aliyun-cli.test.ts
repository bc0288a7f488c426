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

  it('speaks to the other products on the same endpoint', async () => {
    const caller = await cli(['sts', 'GetCallerIdentity']);
    expect(JSON.parse(caller.stdout)).toMatchObject({ AccountId: cloud.credentials.accountId });
    const location = ['--force', '--version', '2015-06-12', '--Id', cloud.region, '--ServiceCode', 'vpc'];
    const endpoints = await cli(['location', 'DescribeEndpoints', ...location, '--Type', 'openAPI']);
    expect(JSON.parse(endpoints.stdout)).toMatchObject({ Endpoints: { Endpoint: [{ Endpoint: cloud.endpoint }] } });
  });
});
