package ca.calculquebec.cqorc.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.BufferedSource;

/** Sends one request once over the one OkHttp client and reads its answer to the end. */
final class HttpExchange {
  private static final int PARALLEL = 64;
  private static final long IDLE_SECONDS = 60;

  /** A bound before the memory; what is legitimately larger is asked for in parts. */
  private static final long LARGEST_ANSWER = 16L << 20;

  private final Transport transport;
  private final HttpPolicy policy;

  /** Hosts and ports that broke a kept connection without an answer. */
  private final Set<String> breaking = ConcurrentHashMap.newKeySet();

  private Clients plain;
  private Clients secure;

  HttpExchange(Transport transport, HttpPolicy policy) {
    this.transport = transport;
    this.policy = policy;
  }

  /** No usable answer. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean sent;
    private final int status;

    Broken(IOException cause, boolean sent, int status) {
      super(cause);
      this.sent = sent;
      this.status = status;
    }

    /** Whether the service may have seen the request. */
    boolean sent() {
      return sent;
    }

    /** The status, when the answer broke off after it; else 0. */
    int status() {
      return status;
    }

    IOException reason() {
      return (IOException) getCause();
    }
  }

  /** The answer did not end in time, whether or not it had begun. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(Duration limit, IOException cause) {
      super("the whole answer did not come within " + limit.toSeconds() + " seconds", cause);
    }
  }

  /** The answer is larger than any that is read into memory, unpacked as it may be. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the answer is larger than " + (LARGEST_ANSWER >> 20) + " MB");
    }
  }

  /**
   * Follows no redirect and repeats nothing that was written to a connection.
   *
   * @param limit how long it may take in all
   */
  HttpReply exchange(Request request, Duration limit) throws Broken {
    okhttp3.Request translated = translate(request);
    String host = translated.url().host() + ":" + translated.url().port();
    for (int kept = 0; ; kept++) {
      ConnectionWatch watch = new ConnectionWatch(breaking.contains(host));
      Call call = client(request).newCall(translated);
      call.addEventListener(watch);
      call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
      int status = 0;
      try (Response response = call.execute()) {
        status = response.code();
        byte[] body = read(response.body());
        watch.afterAnswer(response);
        return new HttpReply(status, headers(response.headers()), body);
      } catch (IOException e) {
        if (watch.brokeUnanswered() && !(e instanceof InterruptedIOException)) {
          // Its kept connections cannot be trusted; the next one might cost an uncertain create.
          breaking.add(host);
        }
        if (!watch.unfit() || kept >= PARALLEL) {
          throw new Broken(isEndOf(e) ? new TooLong(limit, e) : e, watch.sent(), status);
        }
      }
    }
  }

  /** Whether the call as a whole had its time; a silence has an exception of its own. */
  private static boolean isEndOf(IOException failure) {
    return failure instanceof InterruptedIOException
        && !(failure instanceof SocketTimeoutException)
        && "timeout".equals(failure.getMessage());
  }

  private static okhttp3.Request translate(Request request) {
    okhttp3.Request.Builder builder = new okhttp3.Request.Builder().url(request.url());
    if (request.headers().keySet().stream().noneMatch("user-agent"::equalsIgnoreCase)) {
      builder.header("User-Agent", "cqorc");
    }
    request.headers().forEach(builder::header);
    RequestBody body = null;
    if (request.body().isPresent()) {
      body = new OnceBody(request.body().get());
    } else if (!request.method().equals("GET") && !request.method().equals("DELETE")) {
      body = new OnceBody(new Request.Body("", new byte[0]));
    }
    return builder.method(request.method(), body).build();
  }

  /** Names in lower case; of repeated headers the last. */
  private static Map<String, String> headers(Headers headers) {
    Map<String, String> plain = new HashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      plain.put(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
    }
    return plain;
  }

  private static byte[] read(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    if (source.request(LARGEST_ANSWER + 1)) {
      throw new TooLarge();
    }
    return source.readByteArray();
  }

  /** They share their connections and differ in how long they wait. */
  private record Clients(OkHttpClient patient, OkHttpClient impatient) {
    OkHttpClient of(Repeat repeat) {
      return repeat == Repeat.ONCE ? patient : impatient;
    }
  }

  private synchronized OkHttpClient client(Request request) {
    if (request.url().regionMatches(true, 0, "http://", 0, 7)) {
      if (plain == null) {
        // Reading the machine's certificates takes OkHttp a fifth of a second.
        plain = clients(List.of(ConnectionSpec.CLEARTEXT));
      }
      return plain.of(request.repeat());
    }
    if (secure == null) {
      secure = clients(List.of(ConnectionSpec.MODERN_TLS));
    }
    return secure.of(request.repeat());
  }

  private Clients clients(List<ConnectionSpec> connections) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionSpecs(connections)
            .connectionPool(new ConnectionPool(PARALLEL, IDLE_SECONDS, TimeUnit.SECONDS))
            .connectTimeout(policy.connectTimeout());
    transport.configure(builder);
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(4 * PARALLEL);
    dispatcher.setMaxRequestsPerHost(PARALLEL);
    OkHttpClient patient =
        builder
            .dispatcher(dispatcher)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .readTimeout(policy.createTimeout())
            .writeTimeout(policy.createTimeout())
            .build();
    OkHttpClient impatient =
        patient
            .newBuilder()
            .readTimeout(policy.readTimeout())
            .writeTimeout(policy.readTimeout())
            .build();
    return new Clients(patient, impatient);
  }

  /** OkHttp repeats on its own after 408 and "503, Retry-After: 0", unless the body is one-shot. */
  private static final class OnceBody extends RequestBody {
    private final Request.Body body;

    OnceBody(Request.Body body) {
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return body.contentType().isEmpty() ? null : MediaType.get(body.contentType());
    }

    @Override
    public long contentLength() {
      return body.bytes().length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body.bytes());
    }
  }
}
