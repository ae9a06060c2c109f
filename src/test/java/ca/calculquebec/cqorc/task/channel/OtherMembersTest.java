package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtherMembersTest {
  @Test
  void ten_are_named_and_the_others_counted() {
    List<String> names = IntStream.rangeClosed(1, 11).mapToObj(i -> "P" + i).toList();

    assertEquals("", OtherMembers.told(List.of()));
    assertEquals("also in the channel: P1 and P2", OtherMembers.told(names.subList(0, 2)));
    assertEquals(
        "also in the channel: P1, P2, P3, P4, P5, P6, P7, P8, P9, P10 and 1 other",
        OtherMembers.told(names));
  }
}
