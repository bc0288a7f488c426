# What of ECS stands in a network, as Terraform tells it: security groups with rules, an instance, a second network interface,
# and routes that lead to both.

terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
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

# HTTPS: the provider changes and revokes the rules of security groups over nothing else.
provider "alicloud" {
  protocol     = "HTTPS"
  account_type = "Domestic"
  account_id   = var.account
  endpoints {
    vpc = var.endpoint
    ecs = var.endpoint
  }
}

data "alicloud_zones" "all" { available_resource_creation = "VSwitch" }
data "alicloud_instance_types" "small" {
  availability_zone = data.alicloud_zones.all.zones[0].id
  cpu_core_count    = 2
}
data "alicloud_images" "ubuntu" {
  name_regex  = "^ubuntu_22"
  most_recent = true
  owners      = "system"
}
resource "alicloud_vpc" "site" {
  vpc_name   = "site"
  cidr_block = "10.7.0.0/16"
}
resource "alicloud_vswitch" "site" {
  vpc_id     = alicloud_vpc.site.id
  cidr_block = "10.7.1.0/24"
  zone_id    = data.alicloud_zones.all.zones[0].id
}
resource "alicloud_security_group" "web" {
  security_group_name = "web-${var.team}"
  description         = "front of ${var.team}"
  vpc_id              = alicloud_vpc.site.id
  inner_access_policy = var.team == "net" ? "Accept" : "Drop"
  tags                = { team = var.team }
}
resource "alicloud_security_group" "db" {
  security_group_name = "db"
  vpc_id              = alicloud_vpc.site.id
}
resource "alicloud_security_group_rule" "https" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/443"
  priority          = 1
  security_group_id = alicloud_security_group.web.id
  cidr_ip           = "0.0.0.0/0"
  description       = "for ${var.team}"
  nic_type          = "intranet"
}
resource "alicloud_security_group_rule" "v6" {
  type              = "egress"
  ip_protocol       = "all"
  port_range        = "-1/-1"
  policy            = "drop"
  priority          = 100
  security_group_id = alicloud_security_group.web.id
  ipv6_cidr_ip      = "2408:4004:cc:400::/56"
  nic_type          = "intranet"
}
resource "alicloud_security_group_rule" "from_web" {
  type                     = "ingress"
  ip_protocol              = "tcp"
  port_range               = "5432/5432"
  priority                 = 1
  security_group_id        = alicloud_security_group.db.id
  source_security_group_id = alicloud_security_group.web.id
  source_group_owner_id    = var.account
  nic_type                 = "intranet"
}
resource "alicloud_instance" "router" {
  image_id             = data.alicloud_images.ubuntu.images[0].id
  instance_type        = data.alicloud_instance_types.small.instance_types[0].id
  security_groups      = var.team == "net" ? [alicloud_security_group.web.id] : [alicloud_security_group.web.id, alicloud_security_group.db.id]
  vswitch_id           = alicloud_vswitch.site.id
  instance_name        = "router-${var.team}"
  description          = "routes for ${var.team}"
  host_name            = "router-${var.team}"
  user_data            = "echo ${var.team}"
  private_ip           = var.team == "net" ? "10.7.1.10" : "10.7.1.11"
  system_disk_category = "cloud_efficiency"
  tags                 = { team = var.team }
}
resource "alicloud_ecs_network_interface" "second" {
  network_interface_name = "second-${var.team}"
  description            = "x ${var.team}"
  vswitch_id             = alicloud_vswitch.site.id
  security_group_ids     = [alicloud_security_group.db.id]
  primary_ip_address     = "10.7.1.20"
  private_ip_addresses   = var.team == "net" ? ["10.7.1.21"] : ["10.7.1.22", "10.7.1.23"]
  tags                   = { team = var.team }
}
resource "alicloud_ecs_network_interface_attachment" "second" {
  network_interface_id = alicloud_ecs_network_interface.second.id
  instance_id          = alicloud_instance.router.id
}
resource "alicloud_route_entry" "instance" {
  route_table_id        = alicloud_vpc.site.route_table_id
  destination_cidrblock = "172.16.0.0/12"
  nexthop_type          = "Instance"
  nexthop_id            = alicloud_instance.router.id
}
resource "alicloud_route_entry" "interface" {
  route_table_id        = alicloud_vpc.site.route_table_id
  destination_cidrblock = "192.168.0.0/16"
  nexthop_type          = "NetworkInterface"
  nexthop_id            = alicloud_ecs_network_interface.second.id
}
# An address that the instance answers for, as long as it holds it.
resource "alicloud_vpc_ha_vip" "floating" {
  vswitch_id  = alicloud_vswitch.site.id
  ha_vip_name = "floating"
}

resource "alicloud_havip_attachment" "floating" {
  ha_vip_id   = alicloud_vpc_ha_vip.floating.id
  instance_id = alicloud_instance.router.id
}

data "alicloud_security_group_rules" "web" {
  group_id = alicloud_security_group_rule.https.security_group_id
}
data "alicloud_ecs_network_interfaces" "all" {
  ids = [alicloud_ecs_network_interface.second.id]
}

data "alicloud_security_groups" "site" {
  vpc_id     = alicloud_vpc.site.id
  depends_on = [alicloud_security_group.web, alicloud_security_group.db]
}

data "alicloud_instances" "router" {
  ids            = [alicloud_instance.router.id]
  enable_details = true
}

output "found" {
  value = {
    groups     = length(data.alicloud_security_groups.site.groups)
    instances  = data.alicloud_instances.router.instances[*].private_ip
    interfaces = data.alicloud_ecs_network_interfaces.all.interfaces[*].primary_ip_address
    rules      = length(data.alicloud_security_group_rules.web.rules)
  }
}
