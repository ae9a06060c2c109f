package ca.calculquebec.cqorc.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes mail on the loopback interface, one thread for each connection. */
public final class SmtpServer implements AutoCloseable {
  private final ServerSocket server;
  private final Mailbox mailbox;
  private final SmtpFaultInjector injector;
  private final MailCertificate certificate;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private SmtpServer(
      ServerSocket server,
      Mailbox mailbox,
      SmtpFaultInjector injector,
      MailCertificate certificate) {
    this.server = server;
    this.mailbox = mailbox;
    this.injector = injector;
    this.certificate = certificate;
  }

  /** Listens on the loopback interface, at the port or, when somebody has it, at another. */
  public static void listen(ServerSocket server, int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try {
      server.bind(new InetSocketAddress(loopback, port), 64);
    } catch (BindException e) {
      server.bind(new InetSocketAddress(loopback, 0), 64);
    }
  }

  public static SmtpServer start(
      ServerSocket server,
      Mailbox mailbox,
      SmtpFaultInjector injector,
      MailCertificate certificate) {
    SmtpServer started = new SmtpServer(server, mailbox, injector, certificate);
    thread(started::accept).start();
    return started;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-mail");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        thread(() -> serve(socket)).start();
      } catch (IOException e) {
        // Closed: nobody is waited for any more.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new SmtpSession(socket, mailbox, injector, certificate).run();
    } catch (IOException e) {
      // The client has gone away; there is nobody left to tell.
      return;
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    injector.close();
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the mail server could not be stopped", e);
    }
  }
}
