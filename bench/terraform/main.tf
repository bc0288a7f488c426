# The job of the tutorial as Terraform tells it: two VPCs that exist, a pair of router interfaces, a route on each side.

terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "endpoint" {}
variable "account" {}
variable "region" {}
variable "routers" { type = list(string) }
variable "tables" { type = list(string) }
variable "blocks" { type = list(string) }

provider "alicloud" {
  protocol               = "HTTP"
  account_type           = "Domestic"
  account_id             = var.account
  region                 = var.region
  skip_region_validation = true
  endpoints {
    vpc      = var.endpoint
    ecs      = var.endpoint
    sts      = var.endpoint
    location = var.endpoint
  }
}

resource "alicloud_router_interface" "initiator" {
  opposite_region = var.region
  router_type     = "VRouter"
  router_id       = var.routers[0]
  role            = "InitiatingSide"
  specification   = "Large.2"
}

resource "alicloud_router_interface" "acceptor" {
  opposite_region = var.region
  router_type     = "VRouter"
  router_id       = var.routers[1]
  role            = "AcceptingSide"
}

# The provider's page: the accepting side first, or the connection is refused.
resource "alicloud_router_interface_connection" "acceptor" {
  interface_id          = alicloud_router_interface.acceptor.id
  opposite_interface_id = alicloud_router_interface.initiator.id
}

resource "alicloud_router_interface_connection" "initiator" {
  depends_on            = [alicloud_router_interface_connection.acceptor]
  interface_id          = alicloud_router_interface.initiator.id
  opposite_interface_id = alicloud_router_interface.acceptor.id
}

resource "alicloud_route_entry" "there" {
  route_table_id        = var.tables[0]
  destination_cidrblock = var.blocks[1]
  nexthop_type          = "RouterInterface"
  nexthop_id            = alicloud_router_interface_connection.initiator.id
}

resource "alicloud_route_entry" "back" {
  route_table_id        = var.tables[1]
  destination_cidrblock = var.blocks[0]
  nexthop_type          = "RouterInterface"
  nexthop_id            = alicloud_router_interface_connection.acceptor.id
}
