import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Rooms spread over several groups of chat servers by a hash of their names, simulated: {@code
 * users seed lines-a-second-of-one-group milliseconds-of-one-agreement}. People come in rooms whose
 * sizes fall as in a Zipf distribution, say something now and then, come and go.
 */
final class ChatShards {
  private static final int ROOMS_PER_USER = 5;
  private static final int USERS_PER_ROOM = 20;
  private static final double ZIPF = 0.8;
  private static final double LINES_PER_USER_AND_MINUTE = 0.5;
  private static final double VISIT_MINUTES = 10;
  private static final int SECONDS = 20;
  private static final int BYTES_PER_PERSON = 400;
  private static final int[] GROUPS = {1, 2, 4, 8, 16, 32};

  private final int users;
  private final int rooms;
  private final double linesOfOneGroup;
  private final double agreementSeconds;
  private final SplittableRandom random;
  private final int[] members;
  private final int[] places;

  private ChatShards(int users, long seed, double lines, double agreementMillis) {
    this.users = users;
    this.rooms = Math.max(1, users / USERS_PER_ROOM);
    this.linesOfOneGroup = lines;
    this.agreementSeconds = agreementMillis / 1000;
    this.random = new SplittableRandom(seed);
    this.members = new int[rooms];
    this.places = new int[users * ROOMS_PER_USER];
    takePlaces();
  }

  public static void main(String[] arguments) {
    ChatShards town =
        new ChatShards(
            Integer.parseInt(arguments[0]),
            Long.parseLong(arguments[1]),
            Double.parseDouble(arguments[2]),
            Double.parseDouble(arguments[3]));
    town.describe();
    System.out.println(
        "groups  lines/s of the busiest (x mean)  used  p50 ms  p99 ms  groups a person is in");
    for (int groups : GROUPS) {
      town.run(groups);
    }
  }

  /** Everybody joins rooms; those named first are the big ones. */
  private void takePlaces() {
    double[] upTo = new double[rooms];
    double sum = 0;
    for (int i = 0; i < rooms; i++) {
      sum += Math.pow(i + 1, -ZIPF);
      upTo[i] = sum;
    }
    for (int i = 0; i < places.length; i++) {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      places[i] = found < 0 ? -found - 1 : found;
      members[places[i]]++;
    }
  }

  private void describe() {
    long deliveries = 0;
    for (int count : members) {
      deliveries += (long) count * count;
    }
    double lines = users * LINES_PER_USER_AND_MINUTE / 60;
    double perLine = (double) deliveries / places.length;
    System.out.printf(
        "%,d people in %,d rooms, the biggest of %,d; %,.0f lines a second, %,.0f deliveries a second%n",
        users, rooms, Arrays.stream(members).max().orElse(0), lines, lines * perLine);
    System.out.printf(
        "coming and going: %,.0f events a second in the one group that knows who is where, %,d MB there%n",
        users / (VISIT_MINUTES * 60) * 2, (long) users * BYTES_PER_PERSON >> 20);
    System.out.printf(
        "one group takes %,.0f lines a second, an agreement %.1f ms%n",
        linesOfOneGroup, agreementSeconds * 1000);
  }

  private static int group(int room, int groups) {
    long hash = (room + 1) * 0x9E3779B97F4A7C15L;
    return (int) Long.remainderUnsigned(hash ^ (hash >>> 32), groups);
  }

  private void run(int groups) {
    double[] rate = new double[groups];
    double perMember = users * LINES_PER_USER_AND_MINUTE / 60 / places.length;
    for (int room = 0; room < rooms; room++) {
      rate[group(room, groups)] += members[room] * perMember;
    }
    double busiest = Arrays.stream(rate).max().orElse(0);
    double mean = Arrays.stream(rate).sum() / groups;
    double used = busiest / linesOfOneGroup;
    double[] waits = used < 1 ? waits(busiest) : new double[] {Double.NaN};
    System.out.printf(
        "%6d  %,15.0f (%.2f)  %13.0f%%  %6.1f  %6.1f  %.1f%n",
        groups,
        busiest,
        busiest / mean,
        used * 100,
        waits[waits.length / 2] * 1000,
        waits[waits.length * 99 / 100] * 1000,
        spread(groups));
  }

  /** Lines come at random; whatever waits goes together as soon as the agreement before is done. */
  private double[] waits(double rate) {
    Random chance = new Random(7);
    int count = (int) (rate * SECONDS);
    double[] comes = new double[count];
    double now = 0;
    for (int i = 0; i < count; i++) {
      now -= Math.log(1 - chance.nextDouble()) / rate;
      comes[i] = now;
    }
    double[] waits = new double[count];
    double free = 0;
    for (int i = 0; i < count; ) {
      double begin = Math.max(free, comes[i]);
      int end = i;
      while (end < count && comes[end] <= begin) {
        end++;
      }
      free = begin + agreementSeconds + (end - i) / linesOfOneGroup;
      for (; i < end; i++) {
        waits[i] = free - comes[i];
      }
    }
    Arrays.sort(waits);
    return waits.length == 0 ? new double[] {0} : waits;
  }

  /** In how many groups one person has rooms: so many hear of it when that person leaves. */
  private double spread(int groups) {
    long sum = 0;
    for (int user = 0; user < users; user++) {
      long seen = 0;
      for (int i = 0; i < ROOMS_PER_USER; i++) {
        seen |= 1L << group(places[user * ROOMS_PER_USER + i], groups);
      }
      sum += Long.bitCount(seen);
    }
    return (double) sum / users;
  }
}
