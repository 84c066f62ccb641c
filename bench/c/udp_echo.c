/* The yardstick for UDP: receive, send back, again. usage: udp_echo PORT */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static char buffer[65536];

int main(int argc, char **argv) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0), size = 1 << 20;
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  struct sockaddr_in where = {.sin_family = AF_INET,
                              .sin_port = htons(argc > 1 ? atoi(argv[1]) : 14153),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(fd, (struct sockaddr *)&where, sizeof where)) {
    perror("udp_echo");
    return 1;
  }
  for (;;) {
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    ssize_t count = recvfrom(fd, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length);
    if (count >= 0) sendto(fd, buffer, count, 0, (struct sockaddr *)&from, length);
  }
}
