# Two VPCs of one region and a third in another one, joined by VPC peerings, with the routes that lead through them.

terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "endpoint" {
  description = "host:port of the local cloud"
}

variable "account" {
  description = "Account id; given, so that nothing is asked of other services"
}

variable "team" {
  description = "Changed between two runs, to see an update"
  default     = "net"
}

variable "bandwidth" {
  description = "Of the peering between regions, in Mbit/s; changed with the team"
  default     = 100
}

provider "alicloud" {
  protocol     = "HTTP"
  account_type = "Domestic"
  account_id   = var.account
  endpoints {
    vpc      = var.endpoint
    vpcpeer  = var.endpoint
    ecs      = var.endpoint
    sts      = var.endpoint
    location = var.endpoint
  }
}

provider "alicloud" {
  alias        = "far"
  region       = "cn-beijing"
  protocol     = "HTTP"
  account_type = "Domestic"
  account_id   = var.account
  endpoints {
    vpc      = var.endpoint
    vpcpeer  = var.endpoint
    ecs      = var.endpoint
    sts      = var.endpoint
    location = var.endpoint
  }
}

locals {
  cidrs = { left = "10.1.0.0/16", right = "10.2.0.0/16" }
  peers = { left = "right", right = "left" }
}

resource "alicloud_vpc" "side" {
  for_each   = local.cidrs
  vpc_name   = each.key
  cidr_block = each.value
}

resource "alicloud_vpc" "far" {
  provider   = alicloud.far
  vpc_name   = "far"
  cidr_block = "10.3.0.0/16"
}

resource "alicloud_vpc_peer_connection" "near" {
  peer_connection_name = "near-${var.team}"
  description          = "for ${var.team}"
  vpc_id               = alicloud_vpc.side["left"].id
  accepting_ali_uid    = var.account
  accepting_region_id  = "cn-hangzhou"
  accepting_vpc_id     = alicloud_vpc.side["right"].id
  tags                 = { team = var.team }
}

# One peering of a VPC at a time.
resource "alicloud_vpc_peer_connection" "far" {
  depends_on           = [alicloud_vpc_peer_connection.near]
  peer_connection_name = "far"
  vpc_id               = alicloud_vpc.side["left"].id
  accepting_ali_uid    = var.account
  accepting_region_id  = "cn-beijing"
  accepting_vpc_id     = alicloud_vpc.far.id
  bandwidth            = var.bandwidth
}

resource "alicloud_route_entry" "near" {
  for_each              = local.cidrs
  route_table_id        = alicloud_vpc.side[each.key].route_table_id
  destination_cidrblock = local.cidrs[local.peers[each.key]]
  nexthop_type          = "VpcPeer"
  nexthop_id            = alicloud_vpc_peer_connection.near.id
}

resource "alicloud_route_entry" "there" {
  route_table_id        = alicloud_vpc.side["left"].route_table_id
  destination_cidrblock = "10.3.0.0/16"
  nexthop_type          = "VpcPeer"
  nexthop_id            = alicloud_vpc_peer_connection.far.id
}

resource "alicloud_route_entry" "back" {
  provider              = alicloud.far
  route_table_id        = alicloud_vpc.far.route_table_id
  destination_cidrblock = "10.1.0.0/16"
  nexthop_type          = "VpcPeer"
  nexthop_id            = alicloud_vpc_peer_connection.far.id
}

data "alicloud_vpc_peer_connections" "all" {
  depends_on = [alicloud_vpc_peer_connection.far]
}

output "seen" {
  value = length(data.alicloud_vpc_peer_connections.all.connections)
}
