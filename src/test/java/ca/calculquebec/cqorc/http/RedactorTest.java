package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = new Redactor(List.of("s3cr&t pass", "longer-s3cr&t pass"));

  @Test
  void known_secrets_vanish_in_every_form() {
    assertEquals("a [hidden] b", redactor.redact("a s3cr&t pass b"));
    assertEquals("x=[hidden]", redactor.redact("x=s3cr%26t+pass"));
    assertEquals("x=[hidden]", redactor.redact("x=s3cr%26t%20pass"));
    assertEquals("[hidden]", redactor.redact("longer-s3cr&t pass"));
  }

  @Test
  void a_pair_vanishes_as_basic_credentials() {
    redactor.addPair("client", "hush-hush");
    assertEquals("[hidden]", redactor.redact("Y2xpZW50Omh1c2gtaHVzaA=="));
    assertEquals("client:[hidden]", redactor.redact("client:hush-hush"));
  }

  @Test
  void short_values_are_no_secrets() {
    redactor.add("fr");
    redactor.add("");
    assertEquals("in fr", redactor.redact("in fr"));
  }

  @Test
  void what_looks_like_a_secret_vanishes_unknown_as_it_is() {
    assertEquals(
        "Authorization: Bearer [hidden]", redactor.redact("Authorization: Bearer abcdefghij"));
    assertEquals("https://z/s/1?zak=[hidden]", redactor.redact("https://z/s/1?zak=eyJ0eXAi.x"));
    assertEquals(
        "/v3/users/me/?token=[hidden]&page=2", redactor.redact("/v3/users/me/?token=AB12&page=2"));
    assertEquals(
        "{\"access_token\":\"[hidden]\",\"a\":1}",
        redactor.redact("{\"access_token\":\"ya29.x\\\"y\",\"a\":1}"));
    assertEquals("x-rate-limit: [hidden]", redactor.redact("x-rate-limit: token:ABC 1/2 reset=3s"));
    assertEquals("?upload_id=[hidden]", redactor.redact("?upload_id=AAA-b"));
  }

  @Test
  void ordinary_words_stay() {
    for (String text :
        List.of(
            "no [slack] bot_token",
            "next_page_token=abc",
            "Authorization: run cqorc auth google",
            "https://zoom.us/j/1?pwd=abc")) {
      assertEquals(text, redactor.redact(text));
    }
  }
}
