package ca.calculquebec.cqorc.http;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Where requests leave the process. Handed in with the environment, so that tests can put a
 * transport there that counts, cuts or goes dead at request k.
 */
@FunctionalInterface
public interface Transport {
  /** Adds this transport's own behaviour (interceptors, for tests) to the client being built. */
  void configure(OkHttpClient.Builder client);

  /** Sends nothing and answers every request with 200 and this JSON. */
  static Transport answering(byte[] json) {
    return client ->
        client.addInterceptor(
            chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("")
                    .body(ResponseBody.create(json, MediaType.get("application/json")))
                    .build());
  }

  /** The ordinary network. */
  static Transport network() {
    return client -> {};
  }
}
