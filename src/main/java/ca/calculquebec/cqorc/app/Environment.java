package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.http.Sleeper;
import ca.calculquebec.cqorc.http.Transport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * The process's surroundings, so that a whole command runs inside a unit test.
 *
 * @param variables environment variables
 * @param clock the real time; what {@code CQORC_NOW} makes of it is {@link App}'s business
 * @param hidden where a secret is typed
 * @param terminals which of the three streams are a terminal
 */
public record Environment(
    Map<String, String> variables,
    Path workingDirectory,
    Clock clock,
    InputStream in,
    HiddenInput hidden,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Transport transport,
    Sleeper sleeper,
    Signals signals) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Surroundings in which nothing can be typed unseen. */
  public Environment(
      Map<String, String> variables,
      Path workingDirectory,
      Clock clock,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Terminals terminals,
      Transport transport,
      Sleeper sleeper,
      Signals signals) {
    this(
        variables,
        workingDirectory,
        clock,
        in,
        HiddenInput.NONE,
        out,
        err,
        terminals,
        transport,
        sleeper,
        signals);
  }

  /** Which streams are a terminal, as the launcher found by {@code test -t}. */
  public record Terminals(boolean in, boolean out, boolean err) {
    /**
     * @param flags {@code 101}: stdin and stderr are terminals, stdout is not; anything else than
     *     three digits means that nobody looked, and nothing is taken for a terminal
     */
    public static Terminals of(String flags) {
      return flags.matches("[01]{3}")
          ? new Terminals(flags.charAt(0) == '1', flags.charAt(1) == '1', flags.charAt(2) == '1')
          : new Terminals(false, false, false);
    }
  }

  /** The same surroundings with other streams, which are no terminals. */
  public Environment printingTo(PrintStream newOut, PrintStream newErr) {
    return new Environment(
        variables,
        workingDirectory,
        clock,
        in,
        hidden,
        newOut,
        newErr,
        new Terminals(false, false, false),
        transport,
        sleeper,
        signals);
  }

  /** The surroundings of this process, the only place that asks for them. */
  public static Environment ofProcess() {
    return new Environment(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        System.in,
        HiddenInput.of(System::console),
        utf8(FileDescriptor.out, false),
        utf8(FileDescriptor.err, true),
        Terminals.of(System.getProperty("cqorc.terminals", "")),
        Transport.network(),
        duration -> Thread.sleep(duration.toMillis()),
        new ProcessSignals());
  }

  /**
   * Always UTF-8, whatever the locale of a cron job is.
   *
   * @param byLine whether each line goes out at once, without anybody calling for it
   */
  private static PrintStream utf8(FileDescriptor descriptor, boolean byLine) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new ProcessStream(descriptor), 8192),
        byLine,
        StandardCharsets.UTF_8);
  }

  /** A reader that has read enough, such as head, is no failure: the rest goes nowhere. */
  private static final class ProcessStream extends FileOutputStream {
    ProcessStream(FileDescriptor descriptor) {
      super(descriptor);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        super.write(bytes, offset, length);
      } catch (IOException failure) {
        // The system's words in every language: "Broken pipe", "Relais brisé (pipe)".
        if (!String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
          throw failure;
        }
      }
    }
  }
}
