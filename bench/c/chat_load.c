/*
 * Load for any IRC server, from outside its process.
 * usage: chat_load fanout PORT MEMBERS SENDERS WARMUP_SECONDS SECONDS   flat out; prints deliveries/s and lines/s
 *        chat_load paced PORT MEMBERS RATE SECONDS [STALLED]            prints p50 p99 max of a delivery in microseconds
 *        chat_load joins PORT CLIENTS                                   prints seconds until all are in one room
 *        chat_load idle PORT CLIENTS SECONDS                            connects, registers, says "connected", holds
 * Flat out means: as long as fewer than 64 lines per sender are on their way, the senders send. That is more
 * than any server needs to be busy, and less than any of them cuts off. A stalled member joins and never reads.
 */
#include "irc.h"

#define WINDOW 64

static uint64_t delivered;
static char words[80];

static int is_speech(const char *line, int length) { return length > 64 && memmem(line, length, " PRIVMSG ", 9); }

static void count(client *c, char *line, int length) { delivered += is_speech(line, length); }

static void fanout(int members, int senders, double warm, double seconds) {
  client *all = enter(members, 0, NULL);
  join_all(all, members, "#load");
  uint64_t begin = now(), from = begin + warm * 1e9, end = from + seconds * 1e9, t, sent = 0;
  uint64_t at_start = 0, sent_at_start = 0, began = 0;
  memset(words, 'x', 64);
  while ((t = now()) < end) {
    while (sent - delivered / (members - 1) < (uint64_t)senders * WINDOW)
      for (int i = 0; i < senders; i++, sent++) say(&all[i], "PRIVMSG #load :%s\r\n", words);
    if (!began && t >= from) began = t, at_start = delivered, sent_at_start = sent;
    turn(10, count);
  }
  double took = (now() - began) / 1e9;
  printf("%.0f %.0f\n", (delivered - at_start) / took, (sent - sent_at_start) / took);
}

static void measure(client *c, char *line, int length) {
  char *stamp = length > 64 ? memmem(line, length, " :@", 3) : NULL;
  if (stamp) sample(now() - strtoull(stamp + 3, NULL, 10));
}

static void paced(int members, int rate, double seconds, int stalled) {
  client *all = enter(members + stalled, 0, NULL);
  join_all(all, members + stalled, "#load");
  for (int i = members; i < members + stalled; i++) epoll_ctl(poller, EPOLL_CTL_DEL, all[i].fd, NULL);
  uint64_t begin = now(), gap = 1000000000ull / rate, next = begin, end = begin + seconds * 1e9 + 1e9, t;
  int turns = 0;
  while ((t = now()) < end + 500000000) {
    if (t >= next && t < end) {
      if (t - begin < 1000000000ull) memset(histogram, 0, sizeof histogram); /* the first second warms up */
      say(&all[turns++ % 10], "PRIVMSG #load :@%020llu %.42s\r\n", (unsigned long long)now(),
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
      next += gap;
    }
    uint64_t left = next > t && t < end ? (next - t) / 1000000 : 0;
    turn(t < end ? left : 10, measure);
  }
  int max = BUCKETS - 1;
  while (max > 0 && !histogram[max]) max--;
  printf("%.0f %.0f %d\n", percentile(.5), percentile(.99), max);
}

static void joins(int clients) {
  client *all = enter(clients, 0, NULL);
  uint64_t begin = now();
  for (int i = 0; i < clients; i++) {
    say(&all[i], "JOIN #load\r\n");
    if (i % 16 == 15) turn(0, 0);
  }
  for (int i = 0; i < clients; i++)
    while (!all[i].joined) turn(100, 0);
  printf("%.2f\n", (now() - begin) / 1e9);
}

static void idle(int clients, double seconds) {
  enter(clients, 0, NULL);
  printf("connected\n");
  fflush(stdout);
  uint64_t end = now() + seconds * 1e9;
  while (now() < end) turn(1000, 0);
}

int main(int argc, char **argv) {
  if (argc < 4) return fprintf(stderr, "chat_load: see the comment at its head\n"), 2;
  prepare(argv[2]);
  if (argc == 7 && !strcmp(argv[1], "fanout")) fanout(atoi(argv[3]), atoi(argv[4]), atof(argv[5]), atof(argv[6]));
  else if (argc >= 6 && !strcmp(argv[1], "paced"))
    paced(atoi(argv[3]), atoi(argv[4]), atof(argv[5]), argc > 6 ? atoi(argv[6]) : 0);
  else if (!strcmp(argv[1], "joins")) joins(atoi(argv[3]));
  else if (argc == 5 && !strcmp(argv[1], "idle")) idle(atoi(argv[3]), atof(argv[4]));
  else return 2;
}
