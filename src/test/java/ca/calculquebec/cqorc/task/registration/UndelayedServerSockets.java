package ca.calculquebec.cqorc.task.registration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * Sockets that send head and body of an answer at once: otherwise each answer waits 40 ms for the
 * other side's delayed acknowledgement, which makes thousands of them slow.
 */
final class UndelayedServerSockets extends ServerSocketFactory {
  private static final class Prompt extends ServerSocket {
    Prompt() throws IOException {
      super();
    }

    @Override
    public Socket accept() throws IOException {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      return socket;
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new Prompt();
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    throw new IOException("only unbound sockets are made here");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    throw new IOException("only unbound sockets are made here");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    throw new IOException("only unbound sockets are made here");
  }
}
