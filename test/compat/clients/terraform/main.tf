# The life of the other clients, as Terraform tells it: two VPCs, interconnected by a pair of router interfaces.

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

# Keys and region come from the environment; plain HTTP has no variable, so it stands here.
provider "alicloud" {
  protocol     = "HTTP"
  account_type = "Domestic"
  account_id   = var.account
  endpoints {
    vpc      = var.endpoint
    ecs      = var.endpoint
    sts      = var.endpoint
    location = var.endpoint
  }
}

data "alicloud_zones" "here" {
  available_resource_creation = "VSwitch"
}

data "alicloud_regions" "here" {
  current = true
}

locals {
  cidrs  = { left = "10.1.0.0/16", right = "10.2.0.0/16" }
  peers  = { left = "right", right = "left" }
  region = data.alicloud_regions.here.regions[0].id
}

resource "alicloud_vpc" "side" {
  for_each                       = local.cidrs
  vpc_name                       = each.key
  description                    = "${each.key} of ${var.team}"
  cidr_block                     = each.value
  user_cidrs                     = ["106.11.62.0/24"]
  dns_hostname_status            = var.team == "net" ? "DISABLED" : "ENABLED"
  system_route_table_name        = "system of ${var.team}"
  system_route_table_description = "for ${var.team}"
  tags                           = { team = var.team }
}

resource "alicloud_vswitch" "side" {
  for_each     = local.cidrs
  vpc_id       = alicloud_vpc.side[each.key].id
  cidr_block   = cidrsubnet(each.value, 8, 1)
  zone_id      = data.alicloud_zones.here.zones[0].id
  vswitch_name = "${each.key} of ${var.team}"
  description  = "for ${var.team}"
  tags         = { team = var.team }
}

resource "alicloud_vpc_ipv4_cidr_block" "more" {
  vpc_id               = alicloud_vpc.side["left"].id
  secondary_cidr_block = "192.168.0.0/16"
}

resource "alicloud_route_table" "custom" {
  vpc_id                   = alicloud_vpc.side["left"].id
  route_table_name         = "custom"
  description              = "for ${var.team}"
  route_propagation_enable = var.team == "net"
  tags                     = { team = var.team }
}

# Made while the vSwitch is still on its way to the custom table: the provider has to come again.
resource "alicloud_vpc_ha_vip" "custom" {
  vswitch_id  = alicloud_vswitch.side["left"].id
  ha_vip_name = "custom"
}

resource "alicloud_route_table_attachment" "custom" {
  route_table_id = alicloud_route_table.custom.id
  vswitch_id     = alicloud_vswitch.side["left"].id
}

resource "alicloud_router_interface" "initiator" {
  opposite_region = local.region
  router_type     = "VRouter"
  router_id       = alicloud_vpc.side["left"].router_id
  role            = "InitiatingSide"
  specification   = var.team == "net" ? "Large.2" : "Large.1"
  name            = "initiator"
  description     = "for ${var.team}"
}

resource "alicloud_router_interface" "acceptor" {
  opposite_region = local.region
  router_type     = "VRouter"
  router_id       = alicloud_vpc.side["right"].router_id
  role            = "AcceptingSide"
  name            = "acceptor"
}

resource "alicloud_router_interface_connection" "acceptor" {
  interface_id          = alicloud_router_interface.acceptor.id
  opposite_interface_id = alicloud_router_interface.initiator.id
}

# The initiator connects, once the acceptor knows of it.
resource "alicloud_router_interface_connection" "initiator" {
  depends_on            = [alicloud_router_interface_connection.acceptor]
  interface_id          = alicloud_router_interface.initiator.id
  opposite_interface_id = alicloud_router_interface.acceptor.id
}

resource "alicloud_route_entry" "side" {
  for_each = {
    left  = alicloud_router_interface_connection.initiator.interface_id
    right = alicloud_router_interface_connection.acceptor.interface_id
  }
  depends_on            = [alicloud_router_interface_connection.initiator]
  route_table_id        = alicloud_vpc.side[each.key].route_table_id
  destination_cidrblock = local.cidrs[local.peers[each.key]]
  nexthop_type          = "RouterInterface"
  nexthop_id            = each.value
}

resource "alicloud_vpc_route_entry" "custom" {
  depends_on             = [alicloud_router_interface_connection.initiator]
  route_table_id         = alicloud_route_table.custom.id
  destination_cidr_block = local.cidrs["right"]
  nexthop_type           = "RouterInterface"
  nexthop_id             = alicloud_router_interface.initiator.id
  description            = "for ${var.team}"
}

# The newer resource for the same thing, idle; a VRouter may have five interfaces.
resource "alicloud_express_connect_router_interface" "idle" {
  opposite_region_id    = local.region
  router_type           = "VRouter"
  router_id             = alicloud_vpc.side["left"].router_id
  role                  = "InitiatingSide"
  spec                  = "Mini.2"
  payment_type          = "PayAsYouGo"
  router_interface_name = "idle"
  description           = "for ${var.team}"
  hc_rate               = var.team == "net" ? 2000 : 3000
  hc_threshold          = var.team == "net" ? "8" : "7"
  tags                  = { team = var.team }
}
