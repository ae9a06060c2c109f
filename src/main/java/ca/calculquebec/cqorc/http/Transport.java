package ca.calculquebec.cqorc.http;

import okhttp3.OkHttpClient;

/**
 * Where requests leave the process. Handed in with the environment, so that tests can put a
 * transport there that counts, cuts or goes dead at request k.
 */
@FunctionalInterface
public interface Transport {
  /** Adds this transport's own behaviour (interceptors, for tests) to the client being built. */
  void configure(OkHttpClient.Builder client);

  /** The ordinary network. */
  static Transport network() {
    return client -> {};
  }
}
