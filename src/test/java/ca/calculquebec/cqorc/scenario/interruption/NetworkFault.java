package ca.calculquebec.cqorc.scenario.interruption;

import ca.calculquebec.cqorc.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A network on which one request goes wrong. Requests are counted from 1 over all clients that are
 * built with it, in the order in which they are sent.
 */
public final class NetworkFault implements Transport {
  /** Nobody catches it: as if the process had been killed. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    public Death(String request) {
      super("the process dies at " + request);
    }
  }

  /** What goes wrong. */
  public enum NetworkFaultKind {
    /** The request does not arrive. */
    CUT_BEFORE,
    /** The service does the work, and its answer is lost. */
    CUT_AFTER,
    /** From here on nothing arrives any more. */
    DARK,
    /** The process dies, and the request is never sent. */
    DIES_BEFORE,
    /** The process dies after the service did the work. */
    DIES_AFTER,
    /** 429, with a wait stated in seconds; nothing is done. */
    TOO_FAST,
    /** 500; nothing is done. */
    TROUBLE,
    /** 500, although the work was done. */
    TROUBLE_AFTERWARDS,
    /** The work is done; the answer's text breaks off in the middle, as if it were complete. */
    BROKEN,
    /** The connection stands and takes the request, but nothing is done and no answer comes. */
    SILENT;

    boolean isDeath() {
      return this == DIES_BEFORE || this == DIES_AFTER;
    }

    private boolean comesFirst() {
      return this != CUT_AFTER
          && this != DIES_AFTER
          && this != TROUBLE_AFTERWARDS
          && this != BROKEN;
    }
  }

  private static final int SHORT_MILLIS = 30;

  private final NetworkFaultKind kind;
  private final int at;
  private final List<String> requests = new ArrayList<>();
  private boolean dead;
  private int inHand;

  private NetworkFault(NetworkFaultKind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  /**
   * @param request the how-manieth goes wrong; 0 = none, the requests are counted only
   */
  public static NetworkFault at(int request, NetworkFaultKind kind) {
    return new NetworkFault(kind, request);
  }

  /** Nothing goes wrong. */
  public static NetworkFault none() {
    return new NetworkFault(NetworkFaultKind.CUT_BEFORE, 0);
  }

  @Override
  public void configure(OkHttpClient.Builder client) {
    client.addInterceptor(this::pass);
  }

  public NetworkFaultKind kind() {
    return kind;
  }

  /** {@code POST /zoom/v2/users/me/webinars}, in order. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Whether as many requests were sent. */
  public synchronized boolean hasStruck() {
    return at > 0 && requests.size() >= at;
  }

  /** What went wrong, for a test's message. */
  @Override
  public synchronized String toString() {
    return kind + " at request " + at + (hasStruck() ? ", " + requests.get(at - 1) : "");
  }

  /** After a death: returns when no request of the dead process is on its way any more. */
  public synchronized void awaitQuiescence() throws InterruptedException {
    dead = true;
    while (inHand > 0) {
      wait();
    }
  }

  private Response pass(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    boolean strikes = enter(request);
    try {
      return strikes ? strike(chain, request) : chain.proceed(request);
    } finally {
      leave();
    }
  }

  private synchronized boolean enter(Request request) {
    String line = request.method() + " " + request.url().encodedPath();
    if (dead) {
      throw new Death(line);
    }
    requests.add(line);
    inHand++;
    boolean strikes =
        requests.size() == at || (kind == NetworkFaultKind.DARK && at > 0 && hasStruck());
    dead = strikes && kind.isDeath();
    return strikes;
  }

  private synchronized void leave() {
    inHand--;
    notifyAll();
  }

  private Response strike(Interceptor.Chain chain, Request request) throws IOException {
    if (kind.comesFirst()) {
      return switch (kind) {
        case DIES_BEFORE -> throw new Death(request.method() + " " + request.url().encodedPath());
        case TOO_FAST -> answer(request, 429, "{}").newBuilder().header("Retry-After", "2").build();
        case TROUBLE -> answer(request, 500, "{}");
        case SILENT -> unanswered(chain, request);
        default -> throw new IOException("the network is down");
      };
    }
    try (Response response = chain.proceed(request)) {
      String body = response.body().string();
      return switch (kind) {
        case DIES_AFTER -> throw new Death(request.method() + " " + request.url().encodedPath());
        case TROUBLE_AFTERWARDS -> answer(request, 500, "{}");
        case BROKEN ->
            response
                .newBuilder()
                .body(
                    ResponseBody.create(
                        body.substring(0, body.length() / 2), response.body().contentType()))
                .build();
        default -> throw new IOException("unexpected end of stream");
      };
    }
  }

  /** The system takes connections for a socket that nobody listens at; the wait is made short. */
  private static Response unanswered(Interceptor.Chain chain, Request request) throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpUrl there =
          request.url().newBuilder().host("127.0.0.1").port(nobody.getLocalPort()).build();
      return chain
          .withReadTimeout(SHORT_MILLIS, TimeUnit.MILLISECONDS)
          .proceed(request.newBuilder().url(there).build());
    }
  }

  private static Response answer(Request request, int status, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Content-Type", "application/json")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
