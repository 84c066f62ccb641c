"""Receives one datagram and says with which hop limit, traffic class and source it came.
usage: udp_headers.py HOST; prints its port first."""
import socket
import struct
import sys

host = sys.argv[1]
v6 = ":" in host
sock = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(20)
if v6:
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVHOPLIMIT, 1)
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVTCLASS, 1)
else:
    sock.setsockopt(socket.IPPROTO_IP, 12, 1)  # IP_RECVTTL
    sock.setsockopt(socket.IPPROTO_IP, 13, 1)  # IP_RECVTOS
sock.bind((host, 0))
print(sock.getsockname()[1], flush=True)
data, ancillary, flags, source = sock.recvmsg(100, 200)
names = {(0, 2): "ttl", (0, 1): "tos", (41, 52): "ttl", (41, 67): "tos"}
seen = {}
for level, kind, value in ancillary:
    if (level, kind) in names:
        number = value[0] if len(value) == 1 else struct.unpack("i", value[:4])[0]
        seen[names[level, kind]] = number
print(f"ttl {seen['ttl']} tos {seen['tos']} from {source[0]}:{source[1]}", flush=True)
