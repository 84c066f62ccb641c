/*
 * What only a server with history can be asked: IRCv3 chathistory, echo-message, message-tags and SEARCH.
 * usage: chat_history durable PORT SPEAKERS WARMUP_SECONDS SECONDS   lines echoed per second, each in a room of its own
 *        chat_history order PORT LISTENERS SPEAKERS LINES            how many different sequences; whether history is the same
 *        chat_history fill PORT LINES                                writes that many into #lobby; lines/s
 *        chat_history query PORT COUNT                               p50 p99 of LATEST 100 and of SEARCH, in microseconds
 *        chat_history ready PORT                                     returns when somebody was welcomed
 */
#include "irc.h"

#define WINDOW 200
#define CAPS "batch server-time message-tags echo-message draft/chathistory draft/search"

static const char *WORDS[] = {"sextant", "harbour", "compass", "anchor", "lantern", "meridian", "current", "island",
                              "north", "tide", "sail", "chart", "depth", "signal", "watch", "storm"};
static uint64_t echoed;
static int ended;

static void count(client *c, char *line, int length) {
  if (memmem(line, length, " PRIVMSG ", 9)) echoed++, c->lines++;
}

static void durable(int speakers, double warm, double seconds) {
  client *all = enter(speakers, 0, CAPS);
  for (int i = 0; i < speakers; i++) {
    say(&all[i], "JOIN #r%d\r\n", i);
    while (!all[i].joined) turn(100, 0);
  }
  uint64_t begin = now(), from = begin + warm * 1e9, end = from + seconds * 1e9, t, began = 0, at_start = 0;
  uint64_t *sent = calloc(speakers, sizeof *sent);
  while ((t = now()) < end) {
    for (int i = 0; i < speakers; i++)
      for (; sent[i] - all[i].lines < WINDOW; sent[i]++)
        say(&all[i], "PRIVMSG #r%d :%s %s %llu and more words to sixty-four bytes, xx\r\n", i, WORDS[sent[i] % 16],
            WORDS[sent[i] / 16 % 16], (unsigned long long)sent[i]);
    if (!began && t >= from) began = t, at_start = echoed;
    turn(10, count);
  }
  printf("%.0f\n", (echoed - at_start) / ((now() - began) / 1e9));
}

/* The words of each line as a number: speaker * a million + line. Kept per listener, and for the history. */
static uint32_t **heard;
static uint64_t *heard_count;
static uint64_t page;
static char last_id[64];

static void keep(client *c, char *line, int length) {
  char *words = memmem(line, length, " :#o ", 5);
  if (words) heard[c->number][heard_count[c->number]++] = strtoul(words + 5, NULL, 10);
  if (words) {
    char *id = memmem(line, length, "msgid=", 6);
    page++;
    if (id && id < words) sscanf(id + 6, "%60[^; ]", last_id);
  }
  if (memmem(line, length, " BATCH -", 8)) ended = 1;
}

static void order(int listeners, int speakers, int lines) {
  int total = speakers * lines, same = 1, kinds = 0;
  heard = calloc(listeners + speakers + 1, sizeof *heard);
  heard_count = calloc(listeners + speakers + 1, sizeof *heard_count);
  for (int i = 0; i <= listeners + speakers; i++) heard[i] = calloc(total + 1000, sizeof **heard);
  client *all = enter(listeners + speakers, 0, CAPS);
  join_all(all, listeners + speakers, "#load");
  int *sent = calloc(speakers, sizeof *sent);
  for (int done = 0; done < listeners + speakers;) {
    for (int i = 0; i < speakers; i++)
      for (int burst = 0; sent[i] < lines && burst < 20 && (uint64_t)sent[i] * speakers < heard_count[0] + 64 * speakers; burst++, sent[i]++)
        say(&all[listeners + i], "PRIVMSG #load :#o %d\r\n", i * 1000000 + sent[i]);
    turn(10, keep);
    done = 0;
    for (int i = 0; i < listeners + speakers; i++) done += heard_count[i] >= (uint64_t)total;
  }
  for (int i = 0; i < listeners + speakers; i++) {
    int j = 0;
    while (j < i && memcmp(heard[i], heard[j], total * sizeof **heard)) j++;
    kinds += j == i;
  }
  int asker = listeners + speakers; /* a client of its own, with the history's place in the table */
  client *reader = enter(1, asker, CAPS);
  join_all(reader, 1, "#load");
  heard_count[asker] = 0;
  say(reader, "CHATHISTORY AFTER #load timestamp=2000-01-01T00:00:00.000Z 1000\r\n");
  do {
    ended = page = 0;
    while (!ended) turn(1000, keep);
    if (page) say(reader, "CHATHISTORY AFTER #load msgid=%s 1000\r\n", last_id);
  } while (page);
  same = heard_count[asker] == (uint64_t)total && !memcmp(heard[asker], heard[0], total * sizeof **heard);
  printf("%d sequence%s, history %s, %d lines\n", kinds, kinds == 1 ? "" : "s", same ? "equal" : "DIFFERENT", total);
}

static void fill(int lines) {
  client *all = enter(1, 0, CAPS);
  say(all, "JOIN #lobby\r\n");
  while (!all->joined) turn(100, 0);
  uint64_t begin = now(), sent = 0;
  while (echoed < (uint64_t)lines) {
    for (; sent < (uint64_t)lines && sent - echoed < 2000; sent++) {
      char rare[24] = "";
      if (sent % 9973 == 0) snprintf(rare, sizeof rare, "needle%llu", (unsigned long long)(sent / 9973));
      say(all, "PRIVMSG #lobby :%s %s %s %llu 你好世界 %s\r\n", WORDS[sent % 16], WORDS[sent / 16 % 16],
          WORDS[sent * 7 / 3 % 16], (unsigned long long)sent, rare);
    }
    turn(10, count);
  }
  printf("%.0f lines/s\n", lines / ((now() - begin) / 1e9));
}

static void end_of_batch(client *c, char *line, int length) {
  if (memmem(line, length, " BATCH -", 8) || memmem(line, length, " FAIL ", 6)) ended = 1;
  if (memmem(line, length, " FAIL ", 6)) fprintf(stderr, "%s\n", line), exit(1);
  count(c, line, length);
}

static void ask(client *c, const char *what, uint64_t times, const char *format, int varied) {
  char text[300];
  memset(histogram, 0, sizeof histogram);
  echoed = 0;
  for (uint64_t i = 0; i < times + 20; i++) { /* the first twenty warm up */
    if (i == 20) memset(histogram, 0, sizeof histogram), echoed = 0;
    if (varied == 1) snprintf(text, sizeof text, format, i % 100);
    else if (varied == 2) snprintf(text, sizeof text, format, WORDS[i % 16], WORDS[i * 5 % 16]);
    else snprintf(text, sizeof text, "%s", format);
    uint64_t begin = now();
    ended = 0;
    say(c, "%s", text);
    while (!ended) turn(1000, end_of_batch);
    sample(now() - begin);
  }
  printf("%s p50/p99 %.0f/%.0f us (%.0f lines each); ", what, percentile(.5), percentile(.99), (double)echoed / times);
}

static void query(int times) {
  client *all = enter(1, 1, CAPS);
  say(all, "JOIN #lobby\r\n");
  while (!all->joined) turn(100, 0);
  ask(all, "LATEST 100", times, "CHATHISTORY LATEST #lobby * 100\r\n", 0);
  ask(all, "SEARCH rare", times, "SEARCH in=#lobby;text=needle%d\r\n", 1);
  ask(all, "two frequent words", times, "SEARCH in=#lobby;text=%s\\s%s\r\n", 2);
  ask(all, "two characters", times, "SEARCH in=#lobby;text=世界\r\n", 0);
  printf("\n");
}

int main(int argc, char **argv) {
  if (argc < 3) return fprintf(stderr, "chat_history: see the comment at its head\n"), 2;
  prepare(argv[2]);
  if (argc == 6 && !strcmp(argv[1], "durable")) durable(atoi(argv[3]), atof(argv[4]), atof(argv[5]));
  else if (argc == 6 && !strcmp(argv[1], "order")) order(atoi(argv[3]), atoi(argv[4]), atoi(argv[5]));
  else if (argc == 4 && !strcmp(argv[1], "fill")) fill(atoi(argv[3]));
  else if (argc == 4 && !strcmp(argv[1], "query")) query(atoi(argv[3]));
  else if (!strcmp(argv[1], "ready")) enter(1, 0, NULL);
  else return 2;
}
