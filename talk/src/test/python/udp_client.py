"""Makes the socket calls of the course's UDP client. usage: udp_client.py PORT MESSAGE..."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(10)
server = ("127.0.0.1", int(sys.argv[1]))
client.sendto("hello".encode(), server)
print(client.recvfrom(1024)[0].decode())
for message in sys.argv[2:]:
    client.sendto(message.encode(), server)
    if message == "q!":
        break
    print(client.recvfrom(1024)[0].decode())
client.close()
