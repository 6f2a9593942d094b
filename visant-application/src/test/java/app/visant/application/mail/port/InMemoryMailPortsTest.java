package app.visant.application.mail.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import java.util.List;
import org.junit.jupiter.api.Nested;

final class InMemoryMailPortsTest {
    @Nested
    final class Outbox implements OutboxRepositoryContract {
        private final InMemoryWorld world = new InMemoryWorld();

        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Recording implements MailerContract {
        private final RecordingMailer mailer = new RecordingMailer();

        @Override
        public Mailer mailer() {
            return mailer;
        }

        @Override
        public List<Arrived> arrived() {
            return mailer.letters().stream()
                    .map(letter -> new Arrived(
                            letter.id().toString(),
                            letter.to().address(),
                            List.of(letter.to().address()),
                            letter.subject(),
                            letter.text(),
                            letter.html()))
                    .toList();
        }
    }
}
