package app.visant.bootstrap.net;

import app.visant.domain.shared.Outreach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that look at the address they connect to, and not at the name it came from. One that is not permitted is as one
 * that cannot be reached, so that nobody learns what stands there. They use no proxy, which would connect in their place.
 */
public final class GuardedSockets extends SocketFactory {
    private final Outreach outreach;
    private final boolean encrypted;

    /** @param encrypted whether TLS will be spoken over these sockets */
    public GuardedSockets(Outreach outreach, boolean encrypted) {
        this.outreach = outreach;
        this.encrypted = encrypted;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new GuardedSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new GuardedSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        var socket = new GuardedSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        return connected(socket, new InetSocketAddress(host, port));
    }

    private static Socket connected(Socket socket, InetSocketAddress address) throws IOException {
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private final class GuardedSocket extends Socket {
        private GuardedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress target)
                    || target.getAddress() == null
                    || !outreach.permits(target.getAddress().getAddress(), encrypted)) {
                throw new NoRouteToHostException("No route to host");
            }
            super.connect(endpoint, timeout);
        }
    }
}
