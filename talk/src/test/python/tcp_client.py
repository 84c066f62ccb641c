"""Makes the socket calls of the course's TCP client. usage: tcp_client.py PORT MESSAGE..."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("127.0.0.1", int(sys.argv[1])))
print(client.recv(1024).decode())
for message in sys.argv[2:]:
    client.send(message.encode())
    if message == "q!":
        break
    print(client.recv(1024).decode())
client.close()
