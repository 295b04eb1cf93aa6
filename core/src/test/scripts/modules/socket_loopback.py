# TCP and UDP on the loopback interface.
import select
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(socket.getaddrinfo("127.0.0.1", 0)[0][-1])
server.listen(1)
print(server.fileno() > 2)
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.setblocking(False)
try:
    udp.recv(10)
except OSError as e:
    print(e)
udp.settimeout(0.01)
try:
    udp.recvfrom(10)
except OSError as e:
    print(e)
poll = select.poll()
poll.register(udp, select.POLLIN | select.POLLOUT)
print(poll.poll(0)[0][1])
s = socket.socket()
for call in (
    lambda: s.recv(1),
    lambda: s.send(b"x"),
    lambda: socket.socket(99),
    lambda: socket.socket(socket.AF_INET, 99),
    lambda: s.connect(("127.0.0.1", 80)),
    lambda: socket.getaddrinfo("no such host", 80),
):
    try:
        call()
    except Exception as e:
        print(repr(e))
s.close()
print(s.fileno())
print(socket.sockaddr(socket.getaddrinfo("1.2.3.4", 258)[0][-1]))
print(socket.inet_pton(socket.AF_INET, "10.0.0.1"), socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\1"))
print(socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"), socket.inet_ntop(socket.AF_INET6, bytes(range(16))))
