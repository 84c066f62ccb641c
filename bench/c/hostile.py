"""Clients that mean no good, against a Talk server on 127.0.0.1. usage: hostile.py PORT WHAT [NUMBER]

line N     streams N bytes without a newline, reads the answers, counts them
vanish N   N connections that close or reset at once, some after a few bytes, some unread
still      says one word and waits for an answer: is the server still there?
"""
import socket
import struct
import sys
import threading

port, what = int(sys.argv[1]), sys.argv[2]
number = int(sys.argv[3]) if len(sys.argv) > 3 else 0


def connect():
    s = socket.create_connection(("127.0.0.1", port), 20)
    s.settimeout(60)
    return s


def line():
    s, piece, got = connect(), b"x" * (1 << 16), 0

    def send():
        for _ in range(number // len(piece)):
            s.sendall(piece)
        s.shutdown(socket.SHUT_WR)

    threading.Thread(target=send, daemon=True).start()
    while part := s.recv(1 << 18):
        got += len(part)
    print(f"{number} bytes without a newline sent, {got} bytes came back")


def vanish():
    for i in range(number):
        s = connect()
        if i % 4 >= 2:
            s.sendall(b"half a charac\xe4\xb8")
        if i % 2:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        s.close()
    print(f"{number} clients came and vanished")


def still():
    s = connect()
    s.sendall(b"hello")
    text = b""
    while b"hello" not in text:
        part = s.recv(1 << 16)
        if not part:
            sys.exit("the server closed the connection")
        text += part
    print("the server still answers")


{"line": line, "vanish": vanish, "still": still}[what]()
