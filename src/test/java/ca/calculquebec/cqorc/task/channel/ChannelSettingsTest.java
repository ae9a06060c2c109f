package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelSettingsTest {
  @TempDir Path folder;

  private ChannelSettings settings(String... lines) throws Exception {
    Files.writeString(folder.resolve("config.cfg"), "[slack]\n" + String.join("\n", lines) + "\n");
    return ChannelSettings.of(Config.load(folder, folder.resolve("secrets"), folder));
  }

  private static List<String> told(List<InputException> problems) {
    return problems.stream()
        .map(problem -> problem.origin().orElseThrow() + ": " + problem.getMessage())
        .toList();
  }

  @Test
  void a_bookmark_that_lacks_a_half_is_named_with_file_and_key() throws Exception {
    ChannelSettings settings =
        settings(
            "bookmark_notes_title = Notes",
            "bookmark_plan_link_fr = https://plan.example/",
            "bookmark_alone_condition = True",
            "bookmark_my_own_title = Mine");
    assertEquals(
        List.of(
            "config.cfg, line 2, [slack] bookmark_notes_title: the bookmark \"notes\" has no"
                + " bookmark_notes_link, so there will be none",
            "config.cfg, line 3, [slack] bookmark_plan_link_fr: the bookmark \"plan\" has no"
                + " bookmark_plan_title, so there will be none",
            "config.cfg, line 4, [slack] bookmark_alone_condition: the bookmark \"alone\" has no"
                + " bookmark_alone_title and bookmark_alone_link, so there will be none",
            "config.cfg, line 5, [slack] bookmark_my_own_title: the bookmark \"my\" has no"
                + " bookmark_my_title and bookmark_my_link, so there will be none"),
        told(settings.halves()));
  }

  @Test
  void whole_bookmarks_empty_halves_and_those_that_need_none_are_well() throws Exception {
    ChannelSettings settings =
        settings(
            "bookmark_notes_title_fr = Notes",
            "bookmark_notes_title_en = Notes",
            "bookmark_notes_link = https://notes.example/",
            "bookmark_off_title = Off",
            "bookmark_off_link =",
            "bookmark_zoom_title = Zoom",
            "bookmark_survey_condition = False");
    assertEquals(List.of(), told(settings.halves()));
  }

  @Test
  void a_message_without_a_text_is_named_with_file_and_key() throws Exception {
    ChannelSettings settings =
        settings(
            "message_start_offset_start = -60",
            "message_start_condition = True",
            "message_end_template_fr = Merci",
            "message_end_offset_end = 60",
            "message_not_yet_template = Too long a name");
    assertEquals(
        List.of(
            "config.cfg, line 2, [slack] message_start_offset_start: the message \"start\" has no"
                + " message_start_template, so there will be none",
            "config.cfg, line 6, [slack] message_not_yet_template: the message \"not\" has no"
                + " message_not_template, so there will be none"),
        told(settings.textless()));
  }
}
