package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * An OkHttpClient for vendors' libraries that want one. It opens no connection of its own: every
 * request goes through {@link Http}, so that retries, limits, redaction and interrupts are the same
 * as everywhere.
 */
public final class LibraryBridge {
  private final Http http;
  private final String service;
  private final LimitRecognizer limits;
  // No certificates are read for a client that never connects; that takes a fifth of a second.
  private final OkHttpClient base =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  public LibraryBridge(Http http, String service, LimitRecognizer limits) {
    this.http = http;
    this.service = service;
    this.limits = limits;
  }

  /** Carries a failure of ours through a library, which knows IOException only. */
  public static final class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    Failure(ServiceException failure) {
      super(failure.getMessage(), failure);
    }

    public ServiceException failure() {
      return (ServiceException) getCause();
    }
  }

  /**
   * A client for one call, since a library cannot pass on what a request is for. Its calls end in
   * an answer of any status, or in {@link Failure}.
   *
   * @param lane what a limit holds back, see {@link Request}
   */
  public OkHttpClient client(String what, Repeat repeat, String lane) {
    Interceptor interceptor =
        chain -> {
          Request request = translate(chain.request(), what, repeat, lane);
          try {
            return translate(chain.request(), http.send(request));
          } catch (ServiceException failure) {
            throw new Failure(failure);
          }
        };
    return base.newBuilder().addInterceptor(interceptor).build();
  }

  private Request translate(okhttp3.Request request, String what, Repeat repeat, String lane)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String name : request.headers().names()) {
      headers.put(name, request.header(name));
    }
    // The library tells its version, Java's and the machine's there.
    headers.keySet().removeIf("user-agent"::equalsIgnoreCase);
    Optional<Request.Body> body = Optional.empty();
    if (request.body() != null) {
      Buffer buffer = new Buffer();
      request.body().writeTo(buffer);
      MediaType type = request.body().contentType();
      body =
          Optional.of(
              new Request.Body(type == null ? "" : type.toString(), buffer.readByteArray()));
    }
    String url = request.url().toString();
    return new Request(
        service, request.method(), url, headers, body, repeat, what, true, limits, lane);
  }

  private static Response translate(okhttp3.Request request, HttpReply reply) {
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(reply.status())
            .message("");
    reply.headers().forEach(response::header);
    MediaType type = reply.header("content-type").map(MediaType::parse).orElse(null);
    return response.body(ResponseBody.create(reply.body(), type)).build();
  }
}
