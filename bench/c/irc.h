/* What the chat load generators share: many IRC clients on one epoll, lines, moments, percentiles. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CHUNK (1 << 18)
#define PARTIAL 1024
#define BUCKETS 2000000 /* 1 us each, the last for all that is longer */

typedef struct client {
  int fd, number, partial, registered, joined, deaf;
  uint64_t lines; /* of other people's words */
  char rest[PARTIAL];
} client;

typedef void (*on_line)(client *c, char *line, int length);

static char chunk[CHUNK + PARTIAL];
static uint32_t histogram[BUCKETS];
static int poller, port;

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static void fail(const char *what) {
  fprintf(stderr, "chat load: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void sample(uint64_t nanos) {
  uint64_t bucket = nanos / 1000;
  histogram[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
}

static double percentile(double share) {
  uint64_t seen = 0, count = 0;
  for (int i = 0; i < BUCKETS; i++) count += histogram[i];
  for (int i = 0; i < BUCKETS; i++)
    if ((seen += histogram[i]) >= count * share && seen) return i;
  return BUCKETS;
}

/* Waits for room: what is said here is short and rare enough. */
static void say(client *c, const char *format, ...) {
  char text[1024];
  va_list values;
  va_start(values, format);
  int size = vsnprintf(text, sizeof text, format, values), done = 0;
  va_end(values);
  while (done < size) {
    ssize_t sent = send(c->fd, text + done, size - done, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) usleep(200);
    else if (sent < 0) fail("send");
    else done += sent;
  }
}

static void open_client(client *c, int number) {
  struct sockaddr_in to = {
      .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int one = 1;
  memset(c, 0, sizeof *c);
  c->number = number;
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to)) fail("connect");
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event);
}

static void common(client *c, char *line) {
  if (!strncmp(line, "PING ", 5)) say(c, "PONG %s\r\n", line + 5);
  char *word = line[0] == '@' ? strchr(line, ' ') : line;
  word = word && (word = strchr(word[0] == ' ' ? word + 1 : word, ' ')) ? word + 1 : "";
  if (!strncmp(word, "001 ", 4)) c->registered = 1;
  if (!strncmp(word, "366 ", 4)) c->joined = 1;
  if (!strncmp(line, "ERROR", 5)) fprintf(stderr, "chat load: client %d: %s\n", c->number, line), exit(1);
}

/* Reads once from each client that has something; returns how many had. */
static int turn(int wait_millis, on_line heard) {
  struct epoll_event events[512];
  int ready = epoll_wait(poller, events, 512, wait_millis);
  for (int i = 0; i < ready; i++) {
    client *c = events[i].data.ptr;
    memcpy(chunk, c->rest, c->partial);
    ssize_t got = recv(c->fd, chunk + c->partial, CHUNK, 0);
    if (got < 0 && errno == EAGAIN) continue;
    if (got <= 0) fprintf(stderr, "chat load: client %d lost its connection\n", c->number), exit(1);
    char *at = chunk, *end = chunk + c->partial + got, *newline;
    while ((newline = memchr(at, '\n', end - at))) {
      int length = newline - at - (newline > at && newline[-1] == '\r');
      at[length] = 0;
      if (!c->registered || !c->joined || at[0] == 'P') common(c, at);
      if (heard) heard(c, at, length);
      at = newline + 1;
    }
    c->partial = end - at;
    if (c->partial >= PARTIAL) fprintf(stderr, "chat load: a line without end\n"), exit(1);
    memcpy(c->rest, at, c->partial);
  }
  return ready;
}

/*
 * Connects and registers clients. One peer has a queue of ten for those who come, another lets people in
 * once a second: so a pause after every fourth, and many at a time.
 */
static client *enter(int count, int first, const char *caps) {
  client *all = calloc(count, sizeof *all);
  for (int i = 0, in = 0; i < count; i++) {
    open_client(&all[i], first + i);
    if (caps) say(&all[i], "CAP REQ :%s\r\nCAP END\r\n", caps);
    say(&all[i], "NICK n%d\r\nUSER u 0 * :Load\r\n", first + i);
    if (i % 4 == 3) usleep(1000);
    while (turn(0, 0));
    for (; in <= i && (i == count - 1 || i - in > 1000); in++)
      while (!all[in].registered) turn(100, 0);
  }
  return all;
}

static void join_all(client *all, int count, const char *room) {
  for (int i = 0; i < count; i++) {
    say(&all[i], "JOIN %s\r\n", room);
    if (i % 8 == 7 || i == count - 1)
      while (!all[i].joined) turn(100, 0);
  }
  for (int i = 0; i < count; i++)
    while (!all[i].joined) turn(100, 0);
  while (turn(300, 0)); /* the last JOINs that the others hear */
}

static void prepare(const char *port_text) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  port = atoi(port_text);
  poller = epoll_create1(0);
}
