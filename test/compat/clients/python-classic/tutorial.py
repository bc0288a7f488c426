"""Interconnects two VPCs and takes everything down again: the fifteen calls of Alibaba Cloud's tutorial.

    python tutorial.py --endpoint 127.0.0.1:8080 --routers vrt-1 vrt-2 --tables vtb-1 vtb-2

An ordinary program for the official SDK (aliyun-python-sdk-core, aliyun-python-sdk-vpc); it knows nothing of the cloud
behind the endpoint. It waits as the tutorial does: the first look comes after one interval, 15 looks 1 s apart for what
is quick, 75 looks 5 s apart for what is not, 15 looks 5 s apart for a deletion.
"""

import argparse
import json
import os
import sys
import time

from aliyunsdkcore.acs_exception.exceptions import ClientException, ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkvpc.request.v20160428.ConnectRouterInterfaceRequest import ConnectRouterInterfaceRequest
from aliyunsdkvpc.request.v20160428.CreateRouteEntryRequest import CreateRouteEntryRequest
from aliyunsdkvpc.request.v20160428.CreateRouterInterfaceRequest import CreateRouterInterfaceRequest
from aliyunsdkvpc.request.v20160428.DeactivateRouterInterfaceRequest import DeactivateRouterInterfaceRequest
from aliyunsdkvpc.request.v20160428.DeleteRouteEntryRequest import DeleteRouteEntryRequest
from aliyunsdkvpc.request.v20160428.DeleteRouterInterfaceRequest import DeleteRouterInterfaceRequest
from aliyunsdkvpc.request.v20160428.DescribeRouterInterfacesRequest import DescribeRouterInterfacesRequest
from aliyunsdkvpc.request.v20160428.DescribeRouteTablesRequest import DescribeRouteTablesRequest
from aliyunsdkvpc.request.v20160428.ModifyRouterInterfaceAttributeRequest import ModifyRouterInterfaceAttributeRequest

QUICK = (15, 1)
SLOW = (75, 5)
GONE = (15, 5)


class Cloud:
    """The API, one method a call of the tutorial."""

    def __init__(self, client):
        self.client = client
        self.calls = 0

    def do(self, request, **params):
        for name, value in params.items():
            getattr(request, 'set_' + name)(value)
        self.calls += 1
        return json.loads(self.client.do_action_with_exception(request))

    def wait(self, patience, look, wanted):
        looks, interval = patience
        for _ in range(looks):
            time.sleep(interval)
            if look() == wanted:
                return
        raise SystemExit('still not %r after %d looks, %d s apart' % (wanted or 'gone', looks, interval))

    def create_router_interface(self, spec, role, router, region):
        answer = self.do(
            CreateRouterInterfaceRequest(),
            Spec=spec, Role=role, RouterId=router, RouterType='VRouter',
            OppositeRegionId=region, OppositeRouterType='VRouter',
        )
        interface = answer['RouterInterfaceId']
        self.wait(QUICK, lambda: self.interface_status(interface), 'Idle')
        return answer

    def modify_router_interface_attribute(self, interface, opposite, opposite_router):
        answer = self.do(
            ModifyRouterInterfaceAttributeRequest(),
            RouterInterfaceId=interface, OppositeInterfaceId=opposite, OppositeRouterId=opposite_router,
        )
        self.wait(QUICK, lambda: self.interface_status(interface), 'Idle')
        return answer

    def describe_router_interface(self, interface):
        request = DescribeRouterInterfacesRequest()
        request.add_query_param('Filter.1.Key', 'RouterInterfaceId')
        request.add_query_param('Filter.1.Value.1', interface)
        return self.do(request)

    def connect_router_interface(self, interface):
        answer = self.do(ConnectRouterInterfaceRequest(), RouterInterfaceId=interface)
        self.wait(SLOW, lambda: self.interface_status(interface), 'Active')
        return answer

    def create_route_entry(self, table, destination, interface):
        answer = self.do(
            CreateRouteEntryRequest(),
            RouteTableId=table, DestinationCidrBlock=destination,
            NextHopType='RouterInterface', NextHopId=interface,
        )
        self.wait(QUICK, lambda: self.newest_route_status(table), 'Available')
        return answer

    def delete_route_entry(self, table, destination, interface):
        answer = self.do(
            DeleteRouteEntryRequest(), RouteTableId=table, DestinationCidrBlock=destination, NextHopId=interface
        )
        time.sleep(1)
        return answer

    def deactivate_router_interface(self, interface):
        answer = self.do(DeactivateRouterInterfaceRequest(), RouterInterfaceId=interface)
        self.wait(SLOW, lambda: self.interface_status(interface), 'Inactive')
        return answer

    def delete_router_interface(self, interface):
        answer = self.do(DeleteRouterInterfaceRequest(), RouterInterfaceId=interface)
        self.wait(GONE, lambda: self.interface_status(interface), '')
        return answer

    def interface_status(self, interface):
        found = self.describe_router_interface(interface)['RouterInterfaceSet']['RouterInterfaceType']
        return found[0]['Status'] if found else ''

    def newest_route_status(self, table):
        answer = self.do(DescribeRouteTablesRequest(), RouteTableId=table)
        return answer['RouteTables']['RouteTable'][0]['RouteEntrys']['RouteEntry'][0]['Status']


def fifteen_steps(cloud, args):
    """Does the steps in the tutorial's order and prints each answer under its name."""
    router1, router2 = args.routers
    table1, table2 = args.tables

    def step(name, *params):
        answer = getattr(cloud, name)(*params)
        print('---------------------------%s---------------------------' % name)
        print(json.dumps(answer, indent=2), flush=True)
        return answer

    initiator = step('create_router_interface', args.spec, 'InitiatingSide', router1, args.region)['RouterInterfaceId']
    acceptor = step('create_router_interface', 'Negative', 'AcceptingSide', router2, args.region)['RouterInterfaceId']
    step('modify_router_interface_attribute', initiator, acceptor, router2)
    step('modify_router_interface_attribute', acceptor, initiator, router1)
    step('describe_router_interface', initiator)
    step('describe_router_interface', acceptor)
    step('connect_router_interface', initiator)
    step('create_route_entry', table1, args.destinations[0], initiator)
    step('create_route_entry', table2, args.destinations[1], acceptor)
    step('delete_route_entry', table2, args.destinations[1], acceptor)
    step('delete_route_entry', table1, args.destinations[0], initiator)
    step('deactivate_router_interface', initiator)
    step('deactivate_router_interface', acceptor)
    step('delete_router_interface', initiator)
    step('delete_router_interface', acceptor)


def arguments():
    env = os.environ.get
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--endpoint', default=env('ISTHMUS_ENDPOINT'), help='host:port; default: the real service')
    parser.add_argument('--region', default=env('ISTHMUS_REGION', 'cn-hangzhou'))
    parser.add_argument('--access-key-id', default=env('ISTHMUS_ACCESS_KEY_ID'))
    parser.add_argument('--access-key-secret', default=env('ISTHMUS_ACCESS_KEY_SECRET'))
    parser.add_argument('--routers', nargs=2, required=True, metavar='ID', help='the VRouters of the two VPCs')
    parser.add_argument('--tables', nargs=2, required=True, metavar='ID', help='their system route tables')
    parser.add_argument('--destinations', nargs=2, default=['0.0.0.0/0', '0.0.0.0/0'], metavar='CIDR')
    parser.add_argument('--spec', default='Large.2')
    parser.add_argument('--measure', action='store_true', help='print {"seconds", "calls"} to stderr at the end')
    return parser.parse_args()


def main():
    args = arguments()
    client = AcsClient(args.access_key_id, args.access_key_secret, args.region)
    if args.endpoint:
        client.add_endpoint(args.region, 'Vpc', args.endpoint)
    cloud = Cloud(client)
    started = time.monotonic()
    try:
        fifteen_steps(cloud, args)
    except (ServerException, ClientException) as refused:
        raise SystemExit(str(refused))
    if args.measure:
        measured = {'seconds': round(time.monotonic() - started, 3), 'calls': cloud.calls}
        print(json.dumps(measured), file=sys.stderr)


if __name__ == '__main__':
    main()
