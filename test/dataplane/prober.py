"""Sends single packets from hosts of a data plane and reports each one's way, from captures at every VRouter and host.

Runs inside the data plane's namespaces. Speaks JSON lines over the Unix socket named by its argument:

    {"open": {"routers": [namespace...], "hosts": [namespace...]}}   -> {"opened": count}
    {"send": [[namespace, destination]...], "patience": seconds}     -> {"ways": [way...], "lost": count}

A way has `hops` (VRouter and device it came in by, in the order of the time to live), `arrived` (host namespaces whose
device got it), and `errors` (VRouter, ICMP type and code of each error that a VRouter made of it). `lost` counts captured
packets that did not fit into a buffer: then the ways cannot be trusted.

A packet is an ICMP echo reply, which hosts drop without a word, while VRouters report errors about it. Errors are seen on
a device `watch` of the VRouter, which all of its own packets go out by (the test sets it up): so they are seen where no
route leads back. Each packet has a source address of its own (RFC 2544's), since the kernel reports only a few
unreachable destinations to one address; routing does not look at it.
"""

import ctypes
import json
import os
import select
import socket
import struct
import sys
import threading

CLONE_NEWNET = 0x40000000
ETH_P_IP = 0x0800
SOL_PACKET = 263
PACKET_STATISTICS = 6
TTL = 64
BURST = 4

libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    file = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if libc.setns(file, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
    os.close(file)


def capture():
    seen = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
    seen.setblocking(False)
    return seen


class Place:
    """A VRouter or host with its sockets."""

    def __init__(self, kind, namespace):
        enter(namespace)
        self.kind = kind
        self.namespace = namespace
        self.seen = capture()
        self.raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)

    def close(self):
        self.seen.close()
        self.raw.close()


class Prober:
    def __init__(self):
        self.places = {}
        self.by_file = {}
        self.poll = select.epoll()
        self.sent = 0

    def open(self, routers, hosts):
        kinds = {**{one: "router" for one in routers}, **{one: "host" for one in hosts}}
        # The same name may be another namespace by now. What is still the same is kept; the kernel closes captures slowly.
        wanted = {(name, os.stat(f"/run/netns/{name}").st_ino): kind for name, kind in kinds.items()}
        for key in self.places.keys() - wanted.keys():
            place = self.places.pop(key)
            self.poll.unregister(place.seen)
            threading.Thread(target=place.close).start()
        for key in wanted.keys() - self.places.keys():
            place = Place(wanted[key], key[0])
            self.places[key] = place
            self.poll.register(place.seen, select.EPOLLIN)
        self.by_file = {place.seen.fileno(): place for place in self.places.values()}
        self.by_name = {place.namespace: place for place in self.places.values()}
        return {"opened": len(self.places)}

    def send(self, probes, patience):
        ways = [{"hops": [], "arrived": [], "errors": []} for _ in probes]
        first = self.sent
        for index, (namespace, destination) in enumerate(probes):
            number = (first + index) & 0xFFFFFFFF
            self.by_name[namespace].raw.sendto(packet(destination, number), (destination, 0))
            if index % BURST == BURST - 1:
                self.drain(ways, first, 0)
        while self.drain(ways, first, patience):
            pass
        self.sent = (first + len(probes)) & 0xFFFFFFFF
        for way in ways:
            way["hops"] = [[router, device] for _, router, device in sorted(way["hops"], reverse=True)]
        return {"ways": ways, "lost": self.lost()}

    def drain(self, ways, first, patience):
        ready = self.poll.poll(patience)
        for file, _ in ready:
            place = self.by_file[file]
            while True:
                try:
                    data, (device, _, direction, _, _) = place.seen.recvfrom(256)
                except BlockingIOError:
                    break
                note(ways, first, place, device, direction, data)
        return bool(ready)

    def lost(self):
        drops = 0
        for place in self.places.values():
            _, dropped = struct.unpack("II", place.seen.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
            drops += dropped
        return drops


def note(ways, first, place, device, direction, data):
    if direction == socket.PACKET_OUTGOING or len(data) < 28 or data[9] != socket.IPPROTO_ICMP:
        return
    header = (data[0] & 15) * 4
    if device == "watch":
        inner = data[header + 8 :]
        way = way_of(ways, first, inner)
        if way is not None:
            way["errors"].append([place.namespace, data[header], data[header + 1]])
        return
    way = way_of(ways, first, data)
    if way is None:
        return
    if place.kind == "host":
        way["arrived"].append(place.namespace)
    else:
        way["hops"].append((data[8], place.namespace, device))


def way_of(ways, first, data):
    header = (data[0] & 15) * 4
    if len(data) < header + 8 or data[9] != socket.IPPROTO_ICMP or data[header] != 0:
        return None
    (number,) = struct.unpack("!I", data[header + 4 : header + 8])
    index = (number - first) & 0xFFFFFFFF
    return ways[index] if index < len(ways) else None


def packet(destination, number):
    body = struct.pack("!BBHI", 0, 0, 0, number)
    body = struct.pack("!BBHI", 0, 0, checksum(body), number)
    source = struct.pack("!I", (198 << 24) + (18 << 16) + number % 0x20000)
    ends = source + socket.inet_aton(destination)
    # The kernel fills in length, id and checksum of the header.
    return struct.pack("!BBHHHBBH", 0x45, 0, 0, 0, 0, TTL, socket.IPPROTO_ICMP, 0) + ends + body


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def main(path):
    prober = Prober()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        with connection.makefile("rw") as lines:
            for line in lines:
                request = json.loads(line)
                if "open" in request:
                    answer = prober.open(**request["open"])
                else:
                    answer = prober.send(request["send"], request["patience"])
                lines.write(json.dumps(answer) + "\n")
                lines.flush()


main(sys.argv[1])
