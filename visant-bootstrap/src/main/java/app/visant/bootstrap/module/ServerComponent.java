package app.visant.bootstrap.module;

import app.visant.application.activation.CodeAdministration;
import app.visant.application.capture.CaptureLibrary;
import app.visant.application.device.DeviceManufacture;
import app.visant.application.identity.AccountOversight;
import app.visant.application.identity.AccountSurvey;
import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.IdentityLinking;
import app.visant.application.identity.OperatorRights;
import app.visant.application.identity.Passwords;
import app.visant.application.org.OrganizationOversight;
import app.visant.application.org.OrganizationSurvey;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.worker.Loops;
import app.visant.http.Catalogue;
import app.visant.http.HttpServer;
import app.visant.http.HttpSettings;
import app.visant.http.platform.BuildInfo;
import app.visant.persistence.Database;
import app.visant.persistence.datalake.Datalake;
import app.visant.persistence.shared.PostgresSignalBus;
import dagger.BindsInstance;
import dagger.Component;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** All of a server, over an open database. */
@Singleton
@Component(
        modules = {
            PersistenceModule.class,
            CapabilityModule.class,
            StillModule.class,
            AgentModule.class,
            MailModule.class,
            IdentityModule.class,
            WebModule.class
        })
public interface ServerComponent {
    HttpServer http();

    HttpSettings httpSettings();

    HttpServer.Ports httpPorts();

    Catalogue catalogue();

    CaptureLibrary captureLibrary();

    Loops loops();

    PostgresSignalBus signals();

    OperatorRights operatorRights();

    Passwords passwords();

    IdentityLinking identityLinking();

    EmailVerification emailVerification();

    DeviceManufacture manufacture();

    CodeAdministration codes();

    OrganizationSurvey organizationSurvey();

    OrganizationOversight organizationOversight();

    AccountSurvey accountSurvey();

    AccountOversight accountOversight();

    /** What has to be there before anything is wired. */
    @Component.Builder
    interface Builder {
        @BindsInstance
        Builder config(ServerConfig config);

        @BindsInstance
        Builder database(Database database);

        @BindsInstance
        Builder datalake(Datalake datalake);

        @BindsInstance
        Builder buildInfo(BuildInfo info);

        @BindsInstance
        Builder meters(PrometheusMeterRegistry meters);

        @BindsInstance
        Builder clock(InstantSource clock);

        ServerComponent build();
    }
}
