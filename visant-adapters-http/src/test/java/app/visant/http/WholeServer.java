package app.visant.http;

import app.visant.application.InMemoryJudging;
import app.visant.application.InMemoryWorld;
import app.visant.application.activation.CodeRedemption;
import app.visant.application.capture.CaptureExport;
import app.visant.application.capture.StillBudget;
import app.visant.application.capture.port.InMemoryImageStore;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.PlainMetadataWriter;
import app.visant.application.command.CommandStreams;
import app.visant.application.device.PairingText;
import app.visant.application.evaluation.ScriptedPanel;
import app.visant.application.identity.LocalIdentityProvider;
import app.visant.application.identity.NoProviderSessions;
import app.visant.application.mail.MailDelivery;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.NodeId;
import app.visant.http.platform.BuildInfo;
import app.visant.http.platform.Readiness;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Every endpoint table that there is, on a real server, over all ports in memory. */
final class WholeServer implements AutoCloseable {
    final InMemoryWorld world = new InMemoryWorld();
    final InMemoryImageStore images = new InMemoryImageStore(world.clock());
    final Assembly assembly;
    final TestServer server;

    /** Where passwords are kept here. */
    WholeServer() {
        this(List.of());
    }

    /** @param elsewhere the ports of an identity provider, if passwords are kept there */
    WholeServer(List<?> elsewhere) {
        assembly =
                new Assembly(Stream.concat(given().stream(), elsewhere.stream()).toList());
        if (elsewhere.isEmpty()) {
            assembly.get(LocalIdentityProvider.class);
            assembly.get(NoProviderSessions.class);
        }
        // Others know it as their extension point only.
        assembly.get(CodeRedemption.class);
        server = TestServer.of(tables().map(assembly::get).toArray(EndpointTable[]::new));
    }

    /** Sends the mail that waits. */
    void deliver() {
        var delivery = assembly.get(MailDelivery.class);
        var node = new NodeId(new UUID(0, 3));
        var now = world.clock().instant();
        world.system(Purpose.JOB_CLAIM)
                .list(tx -> world.jobs().claim(tx, JobKind.MAIL, node, 9, 9, Duration.ofMinutes(1), now))
                .forEach(delivery::handle);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Found in the compiled module, so that no table is forgotten. */
    private static Stream<Class<? extends EndpointTable>> tables() {
        try {
            var root = Path.of(EndpointTable.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'))
                        .map(WholeServer::load)
                        .filter(type -> EndpointTable.class.isAssignableFrom(type)
                                && Modifier.isPublic(type.getModifiers())
                                && !type.isInterface())
                        .<Class<? extends EndpointTable>>map(type -> type.asSubclass(EndpointTable.class))
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EndpointTable.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Object> given() {
        var node = new NodeId(new UUID(0, 1));
        Executor inline = Runnable::run;
        var given = new ArrayList<Object>(ports());
        given.addAll(List.of(
                images,
                new PassThroughImageCodec(),
                new PlainMetadataWriter(),
                node,
                inline,
                StillBudget.Limits.DEFAULT,
                CaptureExport.Bounds.DEFAULT,
                new CommandStreams.Place(node, world.clock()),
                new PairingText.PublicUrl(URI.create("http://visant.test")),
                new BuildInfo("1.2.3", "abc1234", "2026-11-01T00:00:00Z", "1.2.3"),
                new Readiness(List.of(), world.clock()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new HttpSettings(
                        new HttpSettings.Listen(Optional.empty(), 0, Duration.ofSeconds(10)),
                        URI.create("http://visant.test"),
                        Set.of(),
                        List.of(),
                        new HttpSettings.Uploads(Path.of("."), 1024 * 1024, 1024 * 1024),
                        Optional.empty())));
        given.addAll(new ScriptedPanel(world, Duration.ofMinutes(1), world.model()).parts());
        return given;
    }

    private List<Object> ports() {
        return Stream.of(InMemoryWorld.class, InMemoryJudging.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && !method.isBridge())
                .map(method -> {
                    try {
                        return method.invoke(world);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
