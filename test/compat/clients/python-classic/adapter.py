"""Makes the calls it reads on stdin with the classic Python SDK: a request class for each action, a setter for each
parameter. One JSON call a line in, one JSON answer a line out."""

import importlib
import json
import os
import sys

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.http import protocol_type


def request_for(call):
    action = call['action']
    module = importlib.import_module('aliyunsdkvpc.request.v20160428.%sRequest' % action)
    request = getattr(module, action + 'Request')()
    for name, value in call['params'].items():
        # The SDK's setter of a repeated parameter has an s more than the parameter.
        setter = name + 's' if isinstance(value, list) else name
        getattr(request, 'set_' + setter)(value)
    request.set_endpoint(os.environ['ISTHMUS_ENDPOINT'])
    request.set_protocol_type(getattr(protocol_type, os.environ['ISTHMUS_PROTOCOL'].upper()))
    # The classes have no setter for RegionId: the client adds its own region, unless the request has one.
    request.add_query_param('RegionId', call['region'])
    return request


def answer_to(client, call):
    try:
        return {'ok': True, 'body': json.loads(client.do_action_with_exception(request_for(call)))}
    except ServerException as refused:
        return {
            'ok': False,
            'code': refused.get_error_code(),
            'status': refused.get_http_status(),
            'message': refused.get_error_msg(),
            'requestId': refused.get_request_id(),
        }


def main():
    key = (os.environ['ISTHMUS_ACCESS_KEY_ID'], os.environ['ISTHMUS_ACCESS_KEY_SECRET'])
    client = AcsClient(*key, os.environ['ISTHMUS_REGION'])
    for line in sys.stdin:
        print(json.dumps(answer_to(client, json.loads(line))), flush=True)


if __name__ == '__main__':
    main()
