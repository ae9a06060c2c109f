package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.HttpReply;
import java.io.IOException;

/** Carries an error answer through Google's library, to be explained by our client. */
final class GoogleRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient HttpReply reply;

  GoogleRefusal(HttpReply reply) {
    super("status " + reply.status());
    this.reply = reply;
  }

  HttpReply reply() {
    return reply;
  }
}
