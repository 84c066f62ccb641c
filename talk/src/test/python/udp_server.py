"""Makes the socket calls of the course's UDP server for one client; prints its port first. Ends at q!."""
import socket
import time

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
message, peer = server.recvfrom(1024)
host, port = peer
server.sendto("已成功连接到服务器,你的地址是:".encode() + host.encode() + "端口是:".encode() + str(port).encode(), peer)
text = ""
while text != "q!":
    message, peer = server.recvfrom(1024)
    text = message.decode()
    server.sendto((time.ctime() + " " + host + ":" + str(port) + "说" + "\n" + text).encode(), peer)
server.close()
