package app.visant.bootstrap.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Many devices in one process and one thread: opens their streams, then orders stills one after the other and waits for
 * each order on its stream. Prints the seconds until all were told their settings, and the milliseconds that 99 of 100
 * orders took, without and beside a reader that does not read.
 */
final class StreamClients {
    private static final int CONNECTING_AT_ONCE = 256;
    private static final int ORDERS = 1000;
    private static final int WARM_UP = 300;
    /** The first devices take turns at being stalled, and are ordered nothing else. */
    private static final int STALLABLE = 100;
    /** So small that a reader that stops reading is noticed after a few events. */
    private static final int STALLED_BUFFER = 1024;
    /** As many as a device may have open. */
    private static final int STALLED_ORDERS = 90;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final int port;
    private final int stalled;
    private final SocketChannel[] streams;
    private final boolean[] told;
    private final long[] heard;
    private int connecting;
    private int opened;

    private StreamClients(int port, int count, int stalled) throws IOException {
        this.port = port;
        this.stalled = stalled;
        this.streams = new SocketChannel[count];
        this.told = new boolean[count];
        this.heard = new long[count];
    }

    public static void main(String[] args) throws IOException {
        var clients =
                new StreamClients(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[3]));
        var began = System.nanoTime();
        clients.open();
        print((System.nanoTime() - began) / 1e9);
        clients.orders(args[2], WARM_UP);
        print(clients.orders(args[2], ORDERS));
        clients.stall(args[2]);
        print(clients.orders(args[2], ORDERS));
    }

    private static void print(double value) {
        System.out.println(Child.RESULT + String.format(Locale.ROOT, "%.3f", value));
    }

    private void open() throws IOException {
        var next = 0;
        while (opened < streams.length) {
            while (next < streams.length && connecting < CONNECTING_AT_ONCE) {
                connect(next++);
            }
            step();
        }
    }

    private void connect(int number) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (number == stalled) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, number);
        streams[number] = channel;
        connecting++;
    }

    private void step() throws IOException {
        selector.select(this::handle, 1000);
    }

    private void handle(SelectionKey key) {
        var number = (Integer) key.attachment();
        try {
            if (key.isConnectable()) {
                streams[number].finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                streams[number].write(ByteBuffer.wrap(("GET /v1/device-commands/stream HTTP/1.1\r\nHost: localhost\r\n"
                                + "Accept: text/event-stream\r\nAuthorization: Bearer " + Fleet.token(number)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
            } else {
                read(number);
            }
        } catch (IOException e) {
            throw new IllegalStateException("stream " + number + " broke", e);
        }
    }

    private void read(int number) throws IOException {
        buffer.clear();
        if (streams[number].read(buffer) < 0) {
            throw new IOException("the server hung up");
        }
        var text = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        if (!told[number] && text.contains("event: config")) {
            told[number] = true;
            opened++;
            connecting--;
        }
        if (text.contains("event: command")) {
            heard[number] = System.nanoTime();
        }
    }

    /** The 99th percentile in milliseconds, from sending the request to the event. */
    private double orders(String token, int count) throws IOException {
        var samples = new Samples();
        try (var person = new Orderer(port, token)) {
            for (var i = 0; i < count; i++) {
                var number = STALLABLE + i * 37 % (streams.length - STALLABLE);
                heard[number] = 0;
                var began = System.nanoTime();
                person.order(Fleet.device(number));
                while (heard[number] == 0) {
                    step();
                }
                samples.add((heard[number] - began) / 1e6);
                person.answer();
            }
        }
        return samples.quantile(0.99);
    }

    /** From now on that device does not read, and has much to be told. */
    private void stall(String token) throws IOException {
        streams[stalled].keyFor(selector).interestOps(0);
        try (var person = new Orderer(port, token)) {
            for (var i = 0; i < STALLED_ORDERS; i++) {
                person.order(Fleet.device(stalled));
                person.answer();
            }
        }
    }
}
