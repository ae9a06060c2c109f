package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-09-14-pyt101-fr-enligne             | 2026-09-14-pyt101-fr-enligne
          2026-09-14-PYT101-FR-ULaval              | 2026-09-14-pyt101-fr-ulaval
          2026-09-14-ml_201-fr-U.Laval             | 2026-09-14-ml_201-fr-ulaval
          2026-09-14-pyt101-fr-en ligne            | 2026-09-14-pyt101-fr-enligne
          2026-09-14-pyt101-fr-                    | 2026-09-14-pyt101-fr-
          2026-09-14--fr-                          | 2026-09-14-fr-
          a----b---c--d-e                          | a-b-c-d-e
          été-à-Montréal                           | ete-a-montreal
          cœur Æsir ß Łódź Ørsted Đorđe            | coeuraesirsslodzorsteddorde
          ça-et-là – encore — toujours             | ca-et-la-encore-toujours
          L'intelligence d’aujourd'hui             | l-intelligenced-aujourd-hui
          C++ et C#                                | c-etc-
          R&D: données/analyses                    | r-d-donnees-analyses
          #général                                 | general
          '  #  avec blancs  '                     | avecblancs
          Введение в Python                        | vvedenievpython
          数据 101                                  | shuju101
          ﬁn…                                      | fin
          a\u00a0b\u2009c                          | abc
          _souligné_                               | _souligne_
          I İ ı                                    | iii
          """)
  void any_text_becomes_a_name_that_slack_takes(String written, String name) {
    String unescaped = written.replace("\\u00a0", "\u00a0").replace("\\u2009", "\u2009");
    assertEquals(name, ChannelName.of(unescaped).orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "#", "...", "-_-", "!?", "👋", "____"})
  void without_a_letter_or_a_digit_there_is_no_name(String written) {
    assertEquals(Optional.empty(), ChannelName.of(written));
  }

  @Test
  void a_long_name_is_cut_at_80() {
    ChannelName name = ChannelName.of("2026-09-14-" + "é".repeat(100)).orElseThrow();
    assertEquals("2026-09-14-" + "e".repeat(69), name.text());
  }

  @Test
  void a_name_stays_as_it_is() {
    ChannelName name = ChannelName.of("Été 2026 - U.Laval").orElseThrow();
    assertEquals(name, ChannelName.of(name.text()).orElseThrow());
    assertEquals(name, ChannelName.of(name.shown()).orElseThrow());
  }

  @Test
  void a_cell_may_name_a_channel_whose_letters_we_would_fold() {
    assertEquals("réseau", ChannelName.asWritten(" #Réseau "));
    assertTrue(ChannelNaming.names("#Réseau", new ChannelName("reseau")));
    assertTrue(ChannelNaming.names("réseau", new ChannelName("réseau")));
  }
}
