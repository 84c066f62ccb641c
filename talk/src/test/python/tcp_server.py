"""Makes the socket calls of the course's TCP server for one client; prints its port first. Ends at q!."""
import socket
import time

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 0))
server.listen(6)
print(server.getsockname()[1], flush=True)
peer, (host, port) = server.accept()
peer.send("已成功连接到服务器,你的地址是:".encode() + host.encode() + "端口是:".encode() + str(port).encode())
message = ""
while message != "q!":
    message = peer.recv(1024).decode()
    peer.send((time.ctime() + " " + host + ":" + str(port) + "说" + "\n" + message).encode())
peer.close()
