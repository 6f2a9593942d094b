package app.visant.bootstrap.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.visant.ai.ModelLine;
import app.visant.ai.openai.CompatibleProvider;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.Requests;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.AddressBlock;
import app.visant.domain.shared.Outreach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuardedSocketsTest {
    private static final Outreach NOTHING_ALLOWED = new Outreach(List.of());
    private static final Outreach LOOPBACK_ALLOWED = new Outreach(List.of(AddressBlock.parse("127.0.0.0/8")));

    private ServerSocket server = unbound();

    @BeforeEach
    void listen() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setSoTimeout(1);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void nothingIsConnectedToAnAddressThatIsNotPermitted() {
        var sockets = new GuardedSockets(NOTHING_ALLOWED, true);
        var loopback = server.getInetAddress();

        refused(() -> sockets.createSocket().connect(server.getLocalSocketAddress()));
        refused(() -> sockets.createSocket().connect(server.getLocalSocketAddress(), 1000));
        refused(() -> sockets.createSocket(loopback, server.getLocalPort()));
        refused(() -> sockets.createSocket("localhost", server.getLocalPort()));
        refused(() -> sockets.createSocket(loopback, server.getLocalPort(), loopback, 0));
        refused(() -> sockets.createSocket("127.0.0.1", server.getLocalPort(), loopback, 0));
        refused(() -> sockets.createSocket().connect(InetSocketAddress.createUnresolved("localhost", 80)));
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> server.accept());
    }

    @Test
    void whatTheOperatorAllowsIsConnectedTo() throws IOException {
        for (var encrypted : List.of(true, false)) {
            try (var socket = new GuardedSockets(LOOPBACK_ALLOWED, encrypted)
                    .createSocket(server.getInetAddress(), server.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @Test
    void anAgentOfAnOrganizationReachesNoAddressThatIsNotPermittedWhateverItIsCalled() {
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1")) {
            for (var scheme : List.of("http", "https")) {
                var address = scheme + "://" + host + ":" + server.getLocalPort() + "/v1";

                assertThat(ask(address)).as(address).isInstanceOf(ModelOutcome.Unavailable.class);
            }
        }
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> server.accept());
    }

    private static ModelOutcome ask(String address) {
        var guarded = new ModelLine.Settings(
                Duration.ofSeconds(30),
                new GuardedSockets(NOTHING_ALLOWED, true),
                new GuardedSockets(NOTHING_ALLOWED, false));
        var settings = new AgentSettings(
                "theirs", "compatible", "llava", Optional.of(URI.create(address)), Optional.empty(), false);
        return new CompatibleProvider(new ModelLine(guarded, new SettableClock()))
                .open(settings)
                .assess(Requests.of(new byte[] {1}))
                .outcome();
    }

    private static void refused(Connecting connecting) {
        assertThatExceptionOfType(NoRouteToHostException.class).isThrownBy(connecting::connect);
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Connecting {
        void connect() throws IOException;
    }
}
