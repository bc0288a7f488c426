/** A region as the local cloud serves it. */
export interface Region {
  readonly id: string;
  /** The first three characters of every resource id made there (`bp1` in `vpc-bp1…`). */
  readonly code: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly zones: readonly string[];
}

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'] as const;

const region = (id: string, code: string, en: string, zh: string): Region => ({
  id,
  code,
  name: { en, zh },
  zones: ZONES.map((letter) => (/\d$/.test(id) ? `${id}${letter}` : `${id}-${letter}`)),
});

/**
 * The regions served by default, in the order that DescribeRegions lists them. The codes of the first twelve were seen in
 * real ids; the others are made up (docs/fidelity.md), and so is the set of zones, the same in every region.
 */
export const REGIONS: readonly Region[] = [
  region('cn-qingdao', 'm5e', 'China (Qingdao)', '华北1（青岛）'),
  region('cn-beijing', '2ze', 'China (Beijing)', '华北2（北京）'),
  region('cn-zhangjiakou', '8vb', 'China (Zhangjiakou)', '华北3（张家口）'),
  region('cn-huhehaote', 'hp3', 'China (Hohhot)', '华北5（呼和浩特）'),
  region('cn-hangzhou', 'bp1', 'China (Hangzhou)', '华东1（杭州）'),
  region('cn-shanghai', 'uf6', 'China (Shanghai)', '华东2（上海）'),
  region('cn-shenzhen', 'wz9', 'China (Shenzhen)', '华南1（深圳）'),
  region('cn-hongkong', 'j6c', 'China (Hong Kong)', '中国香港'),
  region('ap-southeast-1', 't4n', 'Singapore', '新加坡'),
  region('us-west-1', 'rj9', 'US (Silicon Valley)', '美国（硅谷）'),
  region('us-east-1', '0xi', 'US (Virginia)', '美国（弗吉尼亚）'),
  region('eu-central-1', 'gw8', 'Germany (Frankfurt)', '德国（法兰克福）'),
  region('cn-wulanchabu', '0jl', 'China (Ulanqab)', '华北6（乌兰察布）'),
  region('cn-heyuan', 'f8z', 'China (Heyuan)', '华南2（河源）'),
  region('cn-guangzhou', '7xv', 'China (Guangzhou)', '华南3（广州）'),
  region('cn-chengdu', '2vc', 'China (Chengdu)', '西南1（成都）'),
  region('cn-nanjing', 'gc7', 'China (Nanjing)', '华东5（南京）'),
  region('cn-fuzhou', 'gx0', 'China (Fuzhou)', '华东6（福州）'),
  region('cn-zhongwei', 'z7w', 'China (Zhongwei)', '西北2（中卫）'),
  region('ap-southeast-2', 'p0w', 'Australia (Sydney)', '澳大利亚（悉尼）'),
  region('ap-southeast-3', '8ps', 'Malaysia (Kuala Lumpur)', '马来西亚（吉隆坡）'),
  region('ap-southeast-5', 'k1a', 'Indonesia (Jakarta)', '印度尼西亚（雅加达）'),
  region('ap-southeast-6', '5ts', 'Philippines (Manila)', '菲律宾（马尼拉）'),
  region('ap-southeast-7', '0jo', 'Thailand (Bangkok)', '泰国（曼谷）'),
  region('ap-southeast-8', 'q5s', 'Malaysia (Johor)', '马来西亚（柔佛）'),
  region('ap-northeast-1', '6we', 'Japan (Tokyo)', '日本（东京）'),
  region('ap-northeast-2', 'mj7', 'South Korea (Seoul)', '韩国（首尔）'),
  region('ap-south-1', 'a2d', 'India (Mumbai)', '印度（孟买）'),
  region('us-southeast-1', 'n7u', 'US (Atlanta)', '美国（亚特兰大）'),
  region('na-south-1', 'mx4', 'Mexico', '墨西哥'),
  region('eu-west-1', 'd7o', 'UK (London)', '英国（伦敦）'),
  region('me-east-1', 'eb3', 'UAE (Dubai)', '阿联酋（迪拜）'),
  region('me-central-1', 'l4v', 'Saudi Arabia (Riyadh)', '沙特（利雅得）'),
  region('rus-west-1', 'r0q', 'Russia (Moscow)', '俄罗斯（莫斯科）'),
  region('cn-north-2-gov-1', 'g9b', 'China North 2 Gov', '华北2 政务云'),
  region('cn-hangzhou-finance', '1fh', 'China East 1 Finance', '华东1 金融云'),
  region('cn-shanghai-finance-1', 'f1s', 'China East 2 Finance', '华东2 金融云'),
  region('cn-shenzhen-finance-1', 'f2z', 'China South 1 Finance', '华南1 金融云'),
  region('cn-beijing-finance-1', 'f3b', 'China North 2 Finance', '华北2 金融云'),
];

/** Regions without an endpoint of their own: the old central ones, served by `vpc.aliyuncs.com`. */
const CENTRAL =
  /^cn-(qingdao|beijing|hangzhou|shanghai|shenzhen|hongkong)$|finance|gov|^us-(west|east)-1$|^ap-southeast-1$/;

/** The host that DescribeRegions names for the VPC service of a region. */
export const vpcEndpointOf = (regionId: string): string =>
  CENTRAL.test(regionId) ? 'vpc.aliyuncs.com' : `vpc.${regionId}.aliyuncs.com`;
