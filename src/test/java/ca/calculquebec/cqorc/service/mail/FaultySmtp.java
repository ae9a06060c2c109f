package ca.calculquebec.cqorc.service.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail server that misbehaves at the command it is told. Commands are counted over all
 * connections; the dot that ends a message is a command of its own, {@code DOT}.
 */
public final class FaultySmtp implements AutoCloseable {
  /** What happens instead of the ordinary answer. */
  public interface SmtpFault {
    /**
     * @param number of the command, from 1
     * @param command such as {@code MAIL}
     * @param argument the rest of its line
     */
    String at(int number, String command, String argument);
  }

  /** The connection ends before the command has any effect. */
  public static final String CUT_BEFORE = "cut before";

  /** The command has its effect, and the connection ends without an answer. */
  public static final String CUT_AFTER = "cut after";

  /** The connection ends in the middle of the message. */
  public static final String CUT_DURING = "cut during";

  /** The answer comes letter by letter and never ends. */
  public static final String DRIPPING = "dripping";

  static final String ORDINARY = "";

  /** A message that was taken. */
  public record Taken(String to, String text) {
    public String header(String name) {
      String unfolded = text.substring(0, text.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
      List<String> found = new ArrayList<>();
      for (String line : unfolded.split("\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          found.add(line.substring(name.length() + 1).strip());
        }
      }
      return String.join(" | ", found);
    }
  }

  private final ServerSocket server;
  private final AtomicReference<SmtpFault> fault = new AtomicReference<>((n, c, a) -> ORDINARY);
  private final AtomicInteger count = new AtomicInteger();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  public FaultySmtp() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "faulty-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on; the count begins anew. */
  public void misbehave(SmtpFault next) {
    fault.set(next);
    count.set(0);
    commands.clear();
  }

  public void behave() {
    misbehave((number, command, argument) -> ORDINARY);
  }

  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  public List<String> commands() {
    return List.copyOf(commands);
  }

  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread thread = new Thread(() -> serve(socket), "faulty-smtp-session");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new SmtpDialogue(socket).run();
    } catch (IOException gone) {
      // The client went away, or was sent away.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private final class SmtpDialogue {
    private final BufferedReader in;
    private final OutputStream out;
    private String to = "";

    SmtpDialogue(Socket socket) throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    void run() throws IOException {
      if (!answer("CONNECT", "", "220 faulty")) {
        return;
      }
      boolean open = true;
      while (open) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        int blank = line.indexOf(' ');
        String command = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        String argument = blank < 0 ? "" : line.substring(blank + 1);
        open =
            switch (command) {
              case "EHLO" -> answer(command, argument, "250-faulty\r\n250 AUTH PLAIN LOGIN");
              case "AUTH" -> answer(command, argument, "235 2.7.0 Accepted");
              case "RCPT" -> {
                to = argument.replaceAll(".*<(.*)>.*", "$1");
                yield answer(command, argument, "250 2.1.5 OK");
              }
              case "DATA" -> data();
              case "QUIT" -> {
                answer(command, argument, "221 2.0.0 bye");
                yield false;
              }
              default -> answer(command, argument, "250 2.0.0 OK");
            };
      }
    }

    private boolean data() throws IOException {
      String told = next("DATA", to);
      if (told.equals(CUT_BEFORE)) {
        return false;
      }
      if (!told.isEmpty() && !told.equals(CUT_DURING) && !told.equals(CUT_AFTER)) {
        return say(told);
      }
      say("354 go ahead");
      if (told.equals(CUT_AFTER)) {
        return false;
      }
      StringBuilder message = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (told.equals(CUT_DURING)) {
          return false;
        }
        if (line.equals(".")) {
          return dot(message.toString());
        }
        message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
      }
      return false;
    }

    private boolean dot(String message) throws IOException {
      String told = next("DOT", to);
      if (told.equals(CUT_BEFORE) || told.equals(CUT_DURING)) {
        return false;
      }
      if (told.isEmpty() || told.equals(CUT_AFTER)) {
        taken.add(new Taken(to, message));
        return told.isEmpty() && say("250 2.0.0 OK");
      }
      return say(told);
    }

    private boolean answer(String command, String argument, String ordinary) throws IOException {
      String told = next(command, argument);
      if (told.equals(CUT_BEFORE) || told.equals(CUT_AFTER) || told.equals(CUT_DURING)) {
        return false;
      }
      return say(told.isEmpty() ? ordinary : told);
    }

    private String next(String command, String argument) {
      commands.add(command);
      return fault.get().at(count.incrementAndGet(), command, argument);
    }

    private boolean drip() throws IOException {
      for (int letter = 0; letter < 1_000; letter++) {
        out.write("250-".charAt(Math.min(letter, 3)));
        out.flush();
        try {
          Thread.sleep(50);
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      }
      return false;
    }

    private boolean say(String reply) throws IOException {
      if (reply.equals(DRIPPING)) {
        return drip();
      }
      out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return !reply.startsWith("421");
    }
  }
}
