# A third VPC, with what leads out of a VPC, and what filters and names its networks.

resource "alicloud_vpc" "edge" {
  vpc_name   = "edge"
  cidr_block = "10.3.0.0/16"
}

resource "alicloud_vswitch" "edge" {
  vpc_id     = alicloud_vpc.edge.id
  cidr_block = "10.3.1.0/24"
  zone_id    = data.alicloud_zones.here.zones[0].id
}

resource "alicloud_network_acl" "edge" {
  vpc_id           = alicloud_vpc.edge.id
  network_acl_name = "edge of ${var.team}"
  tags             = { team = var.team }
  ingress_acl_entries {
    network_acl_entry_name = "https"
    protocol               = "tcp"
    port                   = "443/443"
    policy                 = "accept"
    source_cidr_ip         = "10.0.0.0/8"
    description            = "for ${var.team}"
  }
  egress_acl_entries {
    network_acl_entry_name = "all"
    protocol               = "all"
    port                   = "-1/-1"
    policy                 = "accept"
    destination_cidr_ip    = "0.0.0.0/0"
  }
}

resource "alicloud_vpc_network_acl_attachment" "edge" {
  network_acl_id = alicloud_network_acl.edge.id
  resource_id    = alicloud_vswitch.edge.id
  resource_type  = "VSwitch"
}

resource "alicloud_vpc_prefix_list" "branches" {
  prefix_list_name        = "branches"
  prefix_list_description = var.team
  max_entries             = 10
  tags                    = { team = var.team }
  entrys {
    cidr        = "172.16.0.0/16"
    description = var.team
  }
}

resource "alicloud_nat_gateway" "edge" {
  vpc_id               = alicloud_vpc.edge.id
  vswitch_id           = alicloud_vswitch.edge.id
  nat_gateway_name     = "edge"
  description          = "for ${var.team}"
  nat_type             = "Enhanced"
  network_type         = "intranet"
  internet_charge_type = "PayByLcu"
  payment_type         = "PayAsYouGo"
  eip_bind_mode        = var.team == "net" ? "MULTI_BINDED" : "NAT"
  icmp_reply_enabled   = var.team == "net"
  tags                 = { team = var.team }
}

resource "alicloud_vpc_ha_vip" "edge" {
  vswitch_id  = alicloud_vswitch.edge.id
  ip_address  = "10.3.1.10"
  ha_vip_name = "edge"
  description = "for ${var.team}"
}

resource "alicloud_vpc_ipv4_gateway" "edge" {
  vpc_id                   = alicloud_vpc.edge.id
  ipv4_gateway_name        = "edge"
  ipv4_gateway_description = "for ${var.team}"
  tags                     = { team = var.team }
}

resource "alicloud_vpc_dhcp_options_set" "edge" {
  dhcp_options_set_name        = "edge"
  dhcp_options_set_description = "for ${var.team}"
  domain_name                  = "${var.team}.example.com"
  domain_name_servers          = var.team == "net" ? "10.3.1.2" : "10.3.1.2,10.3.1.3"
  lease_time                   = var.team == "net" ? "24h" : "30d"
  ipv6_lease_time              = var.team == "net" ? "24h" : "40d"
  tags                         = { team = var.team }
}

resource "alicloud_vpc_dhcp_options_set_attachment" "edge" {
  vpc_id              = alicloud_vpc.edge.id
  dhcp_options_set_id = alicloud_vpc_dhcp_options_set.edge.id
}

# Routes to each of the gateways, the last for all blocks of the prefix list at once.
resource "alicloud_vpc_route_entry" "edge" {
  for_each = {
    "10.9.0.0/16"  = { type = "NatGateway", id = alicloud_nat_gateway.edge.id }
    "10.10.0.0/16" = { type = "HaVip", id = alicloud_vpc_ha_vip.edge.id }
    "0.0.0.0/0"    = { type = "Ipv4Gateway", id = alicloud_vpc_ipv4_gateway.edge.id }
  }
  route_table_id         = alicloud_vpc.edge.route_table_id
  destination_cidr_block = each.key
  nexthop_type           = each.value.type
  nexthop_id             = each.value.id
}

resource "alicloud_vpc_route_entry" "branches" {
  route_table_id         = alicloud_vpc.edge.route_table_id
  destination_cidr_block = alicloud_vpc_prefix_list.branches.id
  nexthop_type           = "NatGateway"
  nexthop_id             = alicloud_nat_gateway.edge.id
}
