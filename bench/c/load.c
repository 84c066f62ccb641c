/*
 * A load generator that owes nothing to what it measures.
 * usage: load tcp|talk|udp PORT CONNECTIONS BYTES WARMUP_SECONDS SECONDS   closed loop, one message in flight per connection
 *        load idle PORT CONNECTIONS SECONDS                               connects, says nothing, holds
 *        load stall PORT                                                  floods and never reads, until killed
 * tcp: the answer has as many bytes as the message. talk: the answer is whatever arrives and ends with the message.
 * udp: CONNECTIONS is the number of sockets; a datagram lost for 200 ms counts as lost and is sent anew.
 * Prints: messages per second, p50 p99 p999 max in microseconds, lost.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BUCKETS 2000000 /* 1 us each, the last for all that is longer */
static uint32_t histogram[BUCKETS];
static char message[65536], buffer[131072];

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static int open_socket(int type, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET,
                           .sin_port = htons(port),
                           .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int one = 1, fd = socket(AF_INET, type, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to)) {
    perror("load: connect");
    exit(1);
  }
  if (type == SOCK_STREAM) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

typedef struct {
  int fd;
  size_t got;
  uint64_t sent_at;
} connection;

static void send_message(connection *c, int size) {
  c->got = 0;
  c->sent_at = now();
  if (send(c->fd, message, size, MSG_NOSIGNAL) != size) {
    perror("load: send");
    exit(1);
  }
}

static double percentile(uint64_t count, double share) {
  uint64_t seen = 0;
  for (int i = 0; i < BUCKETS; i++) {
    seen += histogram[i];
    if (seen >= count * share) return i;
  }
  return BUCKETS;
}

static int answered(const char *kind, connection *c, int size, ssize_t count) {
  c->got += count;
  if (!strcmp(kind, "talk")) return count >= size && !memcmp(buffer + count - size, message, size);
  return c->got >= (size_t)size;
}

static void measure(const char *kind, int port, int connections, int size, double warm, double seconds) {
  int udp = !strcmp(kind, "udp"), epoll = epoll_create1(0);
  connection *all = calloc(connections, sizeof *all);
  memset(message, 'x', sizeof message);
  for (int i = 0; i < connections; i++) {
    all[i].fd = open_socket(udp ? SOCK_DGRAM : SOCK_STREAM, port);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    if (!strcmp(kind, "talk") && read(all[i].fd, buffer, sizeof buffer) <= 0) exit(1); /* greeting */
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  uint64_t begin = now(), warm_end = begin + warm * 1e9, end = warm_end + seconds * 1e9;
  uint64_t count = 0, lost = 0, max = 0, t = begin, checked = begin;
  for (int i = 0; i < connections; i++) send_message(&all[i], size);
  struct epoll_event events[512];
  while ((t = now()) < end) {
    int ready = epoll_wait(epoll, events, 512, 100);
    for (int i = 0; i < ready; i++) {
      connection *c = events[i].data.ptr;
      ssize_t got = recv(c->fd, buffer, sizeof buffer, 0);
      if (got <= 0) {
        fprintf(stderr, "load: connection lost: %s\n", got ? strerror(errno) : "end of stream");
        exit(1);
      }
      if (!answered(kind, c, size, got)) continue;
      uint64_t at = now(), took = at - c->sent_at;
      if (at >= warm_end) {
        uint64_t bucket = took / 1000;
        histogram[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
        if (took > max) max = took;
        count++;
      }
      send_message(c, size);
    }
    if (udp && t - checked > 100000000) {
      checked = t;
      for (int i = 0; i < connections; i++)
        if (t > all[i].sent_at && t - all[i].sent_at > 200000000) lost++, send_message(&all[i], size);
    }
  }
  printf("%.0f %.0f %.0f %.0f %.0f %llu\n", count / seconds, percentile(count, .5), percentile(count, .99),
         percentile(count, .999), max / 1e3, (unsigned long long)lost);
}

int main(int argc, char **argv) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  if (argc == 7) {
    measure(argv[1], atoi(argv[2]), atoi(argv[3]), atoi(argv[4]), atof(argv[5]), atof(argv[6]));
  } else if (argc == 5 && !strcmp(argv[1], "idle")) {
    for (int i = 0; i < atoi(argv[3]); i++) open_socket(SOCK_STREAM, atoi(argv[2]));
    printf("connected\n");
    fflush(stdout);
    sleep(atoi(argv[4]));
  } else if (argc == 3 && !strcmp(argv[1], "stall")) {
    int fd = open_socket(SOCK_STREAM, atoi(argv[2]));
    while (send(fd, message, sizeof message, MSG_NOSIGNAL) > 0);
  } else {
    fprintf(stderr, "load: see the comment at the head of load.c\n");
    return 2;
  }
}
