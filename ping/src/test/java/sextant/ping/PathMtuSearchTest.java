package sextant.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathMtuSearchTest {
  @Test
  void believesARouterThatTellsItsLimit() {
    PathMtuSearch search = new PathMtuSearch(68, 1500);
    int tries = run(search, 1300, true);
    assertThat(search.mtu()).isEqualTo(1300);
    assertThat(tries).isEqualTo(2);
    assertThat(search.hasSilentDrops()).isFalse();
  }

  @Test
  void findsABlackHoleByHalving() {
    PathMtuSearch search = new PathMtuSearch(68, 1500);
    int tries = run(search, 1217, false);
    assertThat(search.mtu()).isEqualTo(1217);
    assertThat(tries).isLessThan(15);
    assertThat(search.hasSilentDrops()).isTrue();
  }

  @Test
  void aLyingRouterDoesNotMakeItLoop() {
    PathMtuSearch search = new PathMtuSearch(68, 1500);
    for (int i = 0; i < 2000 && !search.isDone(); i++) {
      search.onTooBig(i % 3 == 0 ? 70_000 : search.nextSize());
    }
    assertThat(search.isDone()).isTrue();
  }

  private static int run(PathMtuSearch search, int mtu, boolean isTold) {
    int tries = 0;
    while (!search.isDone()) {
      tries++;
      if (search.nextSize() <= mtu) {
        search.onReply();
      } else if (isTold) {
        search.onTooBig(mtu);
      } else {
        search.onSilence();
      }
    }
    return tries;
  }
}
