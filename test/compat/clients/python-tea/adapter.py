"""Makes the calls it reads on stdin with the Tea SDK: a typed request model for each action, a typed answer.
One JSON call a line in, one JSON answer a line out."""

import json
import os
import sys

from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428 import models
from alibabacloud_vpc20160428.client import Client
from Tea.exceptions import TeaException


def operations(client):
    """The client's methods by action name: `describe_vpcs` for DescribeVpcs, `un_tag_resources` for UnTagResources."""
    names = [name for name in dir(client) if not name.startswith('_')]
    return {name.replace('_', ''): getattr(client, name) for name in names}


def answer_to(known, call):
    action = call['action']
    request = getattr(models, action + 'Request')().from_map({'RegionId': call['region'], **call['params']})
    try:
        return {'ok': True, 'body': known[action.lower()](request).body.to_map()}
    except TeaException as refused:
        data = refused.data
        if not data:  # no answer at all: nothing that the cloud said
            raise
        return {
            'ok': False,
            'code': refused.code,
            'status': data.get('statusCode'),
            'message': data.get('Message'),
            'requestId': data.get('RequestId'),
        }


def main():
    client = Client(Config(
        access_key_id=os.environ['ISTHMUS_ACCESS_KEY_ID'],
        access_key_secret=os.environ['ISTHMUS_ACCESS_KEY_SECRET'],
        region_id=os.environ['ISTHMUS_REGION'],
        endpoint=os.environ['ISTHMUS_ENDPOINT'],
        protocol=os.environ['ISTHMUS_PROTOCOL'],
        ca=os.environ.get('ISTHMUS_CA'),
    ))
    known = operations(client)
    for line in sys.stdin:
        print(json.dumps(answer_to(known, json.loads(line))), flush=True)


if __name__ == '__main__':
    main()
