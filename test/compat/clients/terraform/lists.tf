# The provider's lists of all this: what each finds is an output.

data "alicloud_vpcs" "edge" {
  ids = [alicloud_vpc.edge.id]
}

data "alicloud_vswitches" "edge" {
  vpc_id = alicloud_vpc.edge.id
  ids    = [alicloud_vswitch.edge.id]
}

data "alicloud_route_tables" "custom" {
  vpc_id = alicloud_vpc.side["left"].id
  ids    = [alicloud_route_table.custom.id]
}

data "alicloud_route_entries" "edge" {
  depends_on     = [alicloud_vpc_route_entry.edge, alicloud_vpc_route_entry.branches]
  route_table_id = alicloud_vpc.edge.route_table_id
  type           = "Custom"
}

data "alicloud_router_interfaces" "idle" {
  status = "Idle"
  ids    = [alicloud_express_connect_router_interface.idle.id]
}

data "alicloud_express_connect_router_interfaces" "idle" {
  ids = [alicloud_express_connect_router_interface.idle.id]
}

data "alicloud_network_acls" "edge" {
  vpc_id = alicloud_vpc.edge.id
  ids    = [alicloud_network_acl.edge.id]
}

data "alicloud_vpc_prefix_lists" "branches" {
  ids = [alicloud_vpc_prefix_list.branches.id]
}

data "alicloud_nat_gateways" "edge" {
  vpc_id         = alicloud_vpc.edge.id
  ids            = [alicloud_nat_gateway.edge.id]
  enable_details = true
}

data "alicloud_havips" "edge" {
  ids = [alicloud_vpc_ha_vip.edge.id]
}

data "alicloud_vpc_ipv4_gateways" "edge" {
  ids = [alicloud_vpc_ipv4_gateway.edge.id]
}

data "alicloud_vpc_dhcp_options_sets" "edge" {
  ids = [alicloud_vpc_dhcp_options_set.edge.id]
}

data "alicloud_enhanced_nat_available_zones" "here" {}

output "found" {
  value = {
    vpcs                              = data.alicloud_vpcs.edge.vpcs[*].vpc_name
    vswitches                         = data.alicloud_vswitches.edge.vswitches[*].cidr_block
    route_tables                      = data.alicloud_route_tables.custom.tables[*].route_table_name
    route_entries                     = sort(data.alicloud_route_entries.edge.entries[*].next_hop_type)
    router_interfaces                 = data.alicloud_router_interfaces.idle.interfaces[*].name
    express_connect_router_interfaces = data.alicloud_express_connect_router_interfaces.idle.interfaces[*].router_interface_name
    network_acls                      = data.alicloud_network_acls.edge.acls[*].ingress_acl_entries[0].port
    prefix_lists                      = data.alicloud_vpc_prefix_lists.branches.lists[*].prefix_list_name
    nat_gateways                      = data.alicloud_nat_gateways.edge.gateways[*].nat_gateway_name
    havips                            = data.alicloud_havips.edge.havips[*].ip_address
    ipv4_gateways                     = data.alicloud_vpc_ipv4_gateways.edge.gateways[*].ipv4_gateway_name
    dhcp_options_sets                 = data.alicloud_vpc_dhcp_options_sets.edge.sets[*].dhcp_options_set_name
    nat_zones                         = length(data.alicloud_enhanced_nat_available_zones.here.zones)
    zones                             = length(data.alicloud_zones.here.zones)
    regions                           = data.alicloud_regions.here.regions[*].id
  }
}
