// usage: udp_flood PORT PACKETS_PER_SECOND SECONDS [BYTES]
// Sends UDP datagrams to 127.0.0.1 at a steady rate, 32 with each call, and says how many went out.
// Each begins with its number, so that a capture tells what it missed. Nobody needs to listen.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 32, MOST = 1472 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 4) return fprintf(stderr, "usage: udp_flood PORT PACKETS_PER_SECOND SECONDS [BYTES]\n"), 2;
  double rate = atof(argv[2]), seconds = atof(argv[3]);
  size_t size = argc > 4 ? atoi(argv[4]) : 64;
  if (size < 8 || size > MOST) return fprintf(stderr, "8 to %d bytes\n", MOST), 2;
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // Two sockets: the sink takes the datagrams, so that no ICMP error comes back for each.
  int sink = socket(AF_INET, SOCK_DGRAM, 0), fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (bind(sink, (struct sockaddr *)&to, sizeof to) || connect(fd, (struct sockaddr *)&to, sizeof to))
    return perror("udp_flood"), 1;
  static char bytes[BATCH][MOST];
  struct iovec vectors[BATCH];
  struct mmsghdr messages[BATCH];
  memset(messages, 0, sizeof messages);
  for (int i = 0; i < BATCH; i++) {
    vectors[i] = (struct iovec){bytes[i], size};
    messages[i].msg_hdr.msg_iov = &vectors[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  long long sent = 0, total = (long long)(rate * seconds);
  double start = now();
  while (sent < total) {
    while (now() - start < sent / rate) {
      struct timespec pause = {0, 50000};
      nanosleep(&pause, NULL);
    }
    for (int i = 0; i < BATCH; i++) {
      long long number = sent + i;
      memcpy(bytes[i], &number, 8);
    }
    int done = sendmmsg(fd, messages, BATCH, 0);
    if (done < 0) return perror("sendmmsg"), 1;
    sent += done;
  }
  double took = now() - start;
  printf("%lld packets in %.2f s, %.0f per second\n", sent, took, sent / took);
  return 0;
}
