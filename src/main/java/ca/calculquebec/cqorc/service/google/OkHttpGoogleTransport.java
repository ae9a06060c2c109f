package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets Google's libraries send through {@link Http}, so that the policy of retries, limits and
 * redaction exists once, and PATCH is a PATCH. One instance per call, since the library cannot pass
 * on what a request is for. Error answers come out as {@link GoogleRefusal}.
 */
public final class OkHttpGoogleTransport extends HttpTransport {
  private final Http http;
  private final String service;
  private final String what;
  private final Repeat repeat;

  public OkHttpGoogleTransport(Http http, String service, String what, Repeat repeat) {
    this.http = http;
    this.service = service;
    this.what = what;
    this.repeat = repeat;
  }

  @Override
  public boolean supportsMethod(String method) {
    return List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method);
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Outgoing(method, encoded(url));
  }

  /** Calendars' ids are addresses, whose sign Google wants encoded (contract 7). */
  private static String encoded(String url) {
    int query = url.indexOf('?');
    int end = query < 0 ? url.length() : query;
    return url.substring(0, end).replace("@", "%40") + url.substring(end);
  }

  private final class Outgoing extends LowLevelHttpRequest {
    private final String method;
    private final String url;
    private final Map<String, String> headers = new HashMap<>();

    Outgoing(String method, String url) {
      this.method = method;
      this.url = url;
    }

    @Override
    public void addHeader(String name, String value) {
      // OkHttp asks for gzip and unpacks it only where nobody else did.
      if (!name.equalsIgnoreCase("Accept-Encoding")) {
        headers.put(name, value);
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      Request request =
          new Request(
              service, method, url, headers, body(), repeat, what, true, GoogleLimits::recognize);
      HttpReply reply;
      try {
        reply = http.send(request);
      } catch (ServiceException e) {
        throw new GoogleFailure(e);
      }
      if (!reply.isSuccess()) {
        throw new GoogleRefusal(reply);
      }
      return new Incoming(reply);
    }

    private Optional<Request.Body> body() throws IOException {
      if (getStreamingContent() == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      getStreamingContent().writeTo(bytes);
      if (getContentEncoding() != null) {
        headers.put("Content-Encoding", getContentEncoding());
      }
      String type = getContentType() == null ? "" : getContentType();
      return Optional.of(new Request.Body(type, bytes.toByteArray()));
    }
  }

  private static final class Incoming extends LowLevelHttpResponse {
    private final HttpReply reply;
    private final List<Map.Entry<String, String>> headers;

    Incoming(HttpReply reply) {
      this.reply = reply;
      this.headers = List.copyOf(reply.headers().entrySet());
    }

    @Override
    public InputStream getContent() {
      return reply.body().length == 0 ? null : new ByteArrayInputStream(reply.body());
    }

    @Override
    public String getContentEncoding() {
      return reply.header("content-encoding").orElse(null);
    }

    @Override
    public long getContentLength() {
      return reply.body().length;
    }

    @Override
    public String getContentType() {
      return reply.header("content-type").orElse(null);
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + reply.status();
    }

    @Override
    public int getStatusCode() {
      return reply.status();
    }

    @Override
    public String getReasonPhrase() {
      return null;
    }

    @Override
    public int getHeaderCount() {
      return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers.get(index).getValue();
    }
  }
}
