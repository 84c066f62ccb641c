#!/usr/bin/env python3
"""Kills a chat server with SIGKILL under load, again and again, and counts what was lost.

  chat_kill.py SEXTANT [KILLS] [LINES_PER_SECOND]

SEXTANT is the launcher (or a command line in quotes). Two speakers say numbered lines in #lobby with
echo-message; a line that was echoed must be in the history afterwards, with the same id, once. The
start is the time from exec to a welcome. At the end the whole history is read page by page.
"""
import os, random, re, shlex, shutil, signal, socket, subprocess, sys, tempfile, time

command = shlex.split(sys.argv[1])
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
rate = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
root = tempfile.mkdtemp(prefix="bench-chat-kill.")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
CAPS = "batch message-tags echo-message server-time draft/chathistory"
LINE = re.compile(rb"msgid=([^; ]+)[^ ]* :[^ ]+ PRIVMSG #lobby :say (\d+)")


class Peer:
    def __init__(self, nick):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""
        self.say(f"CAP REQ :{CAPS}\r\nCAP END\r\nNICK {nick}\r\nUSER u 0 * :Load\r\nJOIN #lobby\r\n")

    def say(self, text):
        self.socket.sendall(text.encode())

    def lines(self):
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("closed")
        *whole, self.rest = (self.rest + data).split(b"\r\n")
        return whole

    def until(self, sign):
        seen = []
        while True:
            for line in self.lines():
                seen.append(line)
                if sign in line:
                    return seen


def start():
    begin = time.monotonic()
    server = subprocess.Popen(command + ["chat", "serve", "--port", str(port), "--data", root, "--no-limits"],
                              stdout=subprocess.DEVNULL, start_new_session=True)
    while True:
        try:
            peer = Peer("a")
            peer.until(b" 366 ")
            return server, peer, time.monotonic() - begin
        except OSError:
            if server.poll() is not None:
                sys.exit("the server does not start")
            time.sleep(0.005)


def kill(server):
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


echoed, starts, number = {}, [], 0
try:
    for cycle in range(kills):
        server, peer, took = start()
        starts.append(took)
        other = Peer("b")
        other.until(b" 366 ")
        peer.socket.setblocking(False)
        other.socket.setblocking(False)
        begin, sent, life = time.monotonic(), 0, random.uniform(0.2, 1.0)
        while (passed := time.monotonic() - begin) < life:
            while sent < passed * rate:
                (peer if sent % 2 else other).say(f"PRIVMSG #lobby :say {number}\r\n")
                number, sent = number + 1, sent + 1
            for each, own in ((peer, 1), (other, 0)):
                try:
                    for line in each.lines():
                        found = LINE.search(line)
                        if found:
                            echoed[int(found[2])] = found[1]
                except BlockingIOError:
                    pass
            time.sleep(0.001)
        kill(server)
    server, peer, took = start()
    starts.append(took)
    kept, ids, repeated, page = {}, set(), 0, "timestamp=2000-01-01T00:00:00.000Z"
    while True:
        peer.say(f"CHATHISTORY AFTER #lobby {page} 1000\r\n")
        found = [LINE.search(line) for line in peer.until(b" BATCH -")]
        found = [each for each in found if each]
        if not found:
            break
        for each in found:
            repeated += each[1] in ids
            ids.add(each[1])
            kept[int(each[2])] = each[1]
        page = "msgid=" + found[-1][1].decode()
    kill(server)
    lost = [n for n, msgid in echoed.items() if kept.get(n) != msgid]
    starts.sort()
    print(f"{kills} kills at {rate}/s: {len(echoed)} echoed, {len(lost)} lost, {repeated} ids twice, "
          f"start median {starts[len(starts) // 2]:.2f} s, longest {starts[-1]:.2f} s")
finally:
    shutil.rmtree(root, ignore_errors=True)
