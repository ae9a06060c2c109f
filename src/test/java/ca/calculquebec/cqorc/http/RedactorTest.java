package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
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
  void a_secret_vanishes_in_hexadecimal_and_base64_wherever_it_stands_in_them() {
    String secret = "xoxb-?>~hush\u00e9-token-12";
    redactor.add(secret);
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    HexFormat hex = HexFormat.of();
    assertEquals("[hidden]", redactor.redact(hex.formatHex(bytes)));
    assertEquals("[hidden]", redactor.redact(hex.withUpperCase().formatHex(bytes)));
    for (String before : List.of("", "a", "ab", "abc", "somebody:")) {
      for (String after : List.of("", "x", "yz", "123")) {
        byte[] all = (before + secret + after).getBytes(StandardCharsets.UTF_8);
        for (String encoded :
            List.of(
                Base64.getEncoder().encodeToString(all),
                Base64.getEncoder().withoutPadding().encodeToString(all),
                Base64.getUrlEncoder().encodeToString(all),
                Base64.getUrlEncoder().withoutPadding().encodeToString(all),
                URLEncoder.encode(
                    Base64.getEncoder().encodeToString(all), StandardCharsets.UTF_8))) {
          String shown = redactor.redact("say " + encoded + " now");
          assertTrue(shown.contains("[hidden]"), encoded + " -> " + shown);
          // At most the ends that it shares with what stands beside it are left.
          assertTrue(shown.length() < 45, encoded + " -> " + shown);
        }
      }
    }
    assertEquals("say [hidden] now", redactor.redact("say " + base64(secret) + " now"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
