package ca.calculquebec.cqorc.scenario.world;

import ca.calculquebec.cqorc.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Learns every secret that goes over the wire, and lets a service answer one request with a refusal
 * that is full of them, as careless services do.
 */
public final class Eavesdropper implements Transport {
  private static final Pattern IN_ANSWERS =
      Pattern.compile(
          "\"(?:access_token|refresh_token|id_token|start_url|zak)\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ZAK = Pattern.compile("[?&]zak=([^&\"]+)");
  private static final Pattern IN_REQUESTS =
      Pattern.compile("(?:client_secret|refresh_token|assertion)=([^&]+)");

  private final int at;
  private final int status;
  private final Set<String> secrets = new TreeSet<>();
  private final Set<String> awaited = new TreeSet<>();
  private int requests;

  /**
   * @param at the how-manieth request, from 1, is refused; 0 = none
   * @param status of the refusal
   */
  public Eavesdropper(int at, int status) {
    this.at = at;
    this.status = status;
  }

  /** From now on this text is a secret too, as soon as it goes over the wire. */
  public Eavesdropper listeningFor(String text) {
    awaited.add(text);
    return this;
  }

  private void await(String body) {
    awaited.stream().filter(body::contains).forEach(secrets::add);
  }

  /** What was learnt. */
  public synchronized Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  public synchronized int requests() {
    return requests;
  }

  @Override
  public void configure(OkHttpClient.Builder client) {
    client.addInterceptor(this::pass);
  }

  private Response pass(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    if (hear(request)) {
      return refusal(request);
    }
    Response response = chain.proceed(request);
    learn(response.peekBody(Long.MAX_VALUE).string());
    return response;
  }

  private synchronized boolean hear(Request request) throws IOException {
    requests++;
    String authorization = request.header("Authorization");
    if (authorization != null) {
      String credentials = authorization.substring(authorization.indexOf(' ') + 1);
      secrets.add(credentials);
      if (authorization.startsWith("Basic ")) {
        String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        secrets.add(pair.substring(pair.indexOf(':') + 1));
      }
    }
    String body = body(request);
    await(body);
    add(IN_REQUESTS.matcher(body));
    return requests == at;
  }

  private synchronized void learn(String answer) {
    await(answer);
    add(IN_ANSWERS.matcher(answer));
    add(ZAK.matcher(answer));
  }

  private void add(Matcher found) {
    found.results().forEach(secret -> secrets.add(secret.group(1)));
  }

  private static String body(Request request) throws IOException {
    Buffer buffer = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(buffer);
    }
    return buffer.readUtf8();
  }

  /** In every field in which one of the services says why. */
  private synchronized Response refusal(Request request) {
    List<String> told = new ArrayList<>(secrets);
    // Messages may be cut, so that what is listened for comes first.
    told.sort(Comparator.comparing(secret -> !awaited.contains(secret)));
    String why = "no: " + String.join(" and ", told);
    String path = request.url().encodedPath();
    boolean google = path.contains("/v4/") || path.contains("/drive/v3/");
    String json =
        google
            ? "{\"error\":{\"code\":400,\"status\":\"@\",\"message\":\"@\"}}"
            : "{\"code\":300,\"message\":\"@\",\"error\":\"@\",\"error_description\":\"@\","
                + "\"reason\":\"@\",\"errors\":[{\"field\":\"@\",\"message\":\"@\"}]}";
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("x-rate-limit", "user:secret-of-a-header")
        .body(ResponseBody.create(json.replace("@", why), MediaType.get("application/json")))
        .build();
  }
}
