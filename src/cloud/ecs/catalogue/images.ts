/**
 * The public images that the catalogue lists: clients look for one by name before they run an instance. Nothing is ever
 * booted from them; RunInstances takes any image id.
 */
export const IMAGES = [
  { name: 'ubuntu_22_04_x64_20G_alibase_20240530.vhd', os: 'Ubuntu  22.04 64 bit', platform: 'Ubuntu', size: 20 },
  { name: 'aliyun_3_x64_20G_alibase_20240528.vhd', os: 'Alibaba Cloud Linux  3 64 bit', platform: 'Aliyun', size: 20 },
] as const;
