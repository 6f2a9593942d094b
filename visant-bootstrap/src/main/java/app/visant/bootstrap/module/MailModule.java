package app.visant.bootstrap.module;

import app.visant.application.identity.OperatorAddresses;
import app.visant.application.identity.port.AccountRepository;
import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.mail.Postbox;
import app.visant.application.mail.port.Mailer;
import app.visant.application.mail.port.OutboxRepository;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.bootstrap.config.SecretFile;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.messaging.mail.FolderMailer;
import app.visant.messaging.mail.Sender;
import app.visant.messaging.mail.SmtpMailer;
import app.visant.persistence.identity.PostgresAccountRepository;
import app.visant.persistence.identity.PostgresSecondFactorRepository;
import app.visant.persistence.mail.PostgresOutboxRepository;
import app.visant.persistence.shared.AesSecretBox;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Mail, and the accounts that it is mostly about. */
@Module
interface MailModule {
    Duration SMTP_TIMEOUT = Duration.ofSeconds(20);

    @Provides
    static Postbox.Desk desk(ServerConfig config, IdGenerator ids, InstantSource clock) {
        return new Postbox.Desk(config.web().publicUrl(), ids, clock);
    }

    @Provides
    static OperatorAddresses operators(ServerConfig config) {
        return new OperatorAddresses(config.mail().operators());
    }

    @Provides
    @Singleton
    static SecretBox secretBox(ServerConfig config, TokenGenerator tokens) {
        var file = config.dataDir().resolve("secrets").resolve("box-key");
        var keys = SecretFile.readOrCreate(file, tokens::secret).lines().map(String::strip);
        return new AesSecretBox(keys.filter(key -> !key.isEmpty()).toList(), tokens);
    }

    @Provides
    @Singleton
    static Mailer mailer(ServerConfig config) {
        var mail = config.mail();
        var sender = new Sender("Visant", mail.from(), config.web().publicUrl().getHost());
        return mail.server()
                .<Mailer>map(server -> new SmtpMailer(smtp(server), sender))
                .orElseGet(() -> new FolderMailer(config.dataDir().resolve("outbox"), sender));
    }

    private static SmtpMailer.Server smtp(ServerConfig.MailServer server) {
        var security = switch (server.security()) {
            case NONE -> SmtpMailer.Security.NONE;
            case STARTTLS -> SmtpMailer.Security.STARTTLS;
            case TLS -> SmtpMailer.Security.TLS;
        };
        var login =
                server.user().flatMap(user -> server.password().map(password -> new SmtpMailer.Login(user, password)));
        return new SmtpMailer.Server(server.host(), server.port(), security, login, SMTP_TIMEOUT);
    }

    @Binds
    AccountRepository accounts(PostgresAccountRepository repository);

    @Binds
    SecondFactorRepository secondFactors(PostgresSecondFactorRepository repository);

    @Binds
    OutboxRepository outbox(PostgresOutboxRepository repository);
}
