package app.visant.bootstrap.module;

import app.visant.application.device.PairingText;
import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.bootstrap.config.SecretFile;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.http.Authenticator;
import app.visant.http.Catalogue;
import app.visant.http.EndpointTable;
import app.visant.http.HttpServer;
import app.visant.http.HttpSettings;
import app.visant.http.Turnstile;
import app.visant.http.activation.CodeEndpoints;
import app.visant.http.activation.OperatorCodeEndpoints;
import app.visant.http.analytics.AnalyticsEndpoints;
import app.visant.http.audit.AuditEndpoints;
import app.visant.http.auth.AccountEndpoints;
import app.visant.http.auth.Argon2PasswordHasher;
import app.visant.http.auth.AuthEndpoints;
import app.visant.http.auth.CredentialAuthenticator;
import app.visant.http.auth.JwtTokenIssuer;
import app.visant.http.auth.OperatorUserEndpoints;
import app.visant.http.auth.PasswordEndpoints;
import app.visant.http.auth.SwitchEndpoints;
import app.visant.http.auth.TotpEndpoints;
import app.visant.http.capture.CaptureEndpoints;
import app.visant.http.capture.CaptureEventEndpoints;
import app.visant.http.capture.CaptureExportEndpoints;
import app.visant.http.command.CommandEndpoints;
import app.visant.http.device.DeviceEndpoints;
import app.visant.http.device.OperatorDeviceEndpoints;
import app.visant.http.evaluation.AccuracyEndpoints;
import app.visant.http.evaluation.AgentEndpoints;
import app.visant.http.evaluation.DescriptionEndpoints;
import app.visant.http.evaluation.EvaluationEndpoints;
import app.visant.http.evaluation.PreviewEndpoints;
import app.visant.http.evaluation.ReviewEndpoints;
import app.visant.http.evaluation.SightEndpoints;
import app.visant.http.evaluation.UsageEndpoints;
import app.visant.http.key.ApiKeyEndpoints;
import app.visant.http.org.OperatorOrganizationEndpoints;
import app.visant.http.org.OrganizationEndpoints;
import app.visant.http.people.InvitationEndpoints;
import app.visant.http.people.MemberEndpoints;
import app.visant.http.platform.HealthEndpoints;
import app.visant.http.platform.MetricsEndpoints;
import app.visant.http.platform.PlatformEndpoints;
import app.visant.http.platform.Readiness;
import app.visant.http.schedule.ScheduleEndpoints;
import app.visant.http.stream.StreamRegistry;
import app.visant.http.ui.DashboardEndpoints;
import app.visant.persistence.Database;
import app.visant.persistence.datalake.Datalake;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The way in. */
@Module
interface WebModule {
    /** Bytes; some hundred stills of the usual size at once. */
    long FORMS_IN_MEMORY = 64L << 20;

    Duration STOP_WITHIN = Duration.ofSeconds(10);

    @Provides
    @Singleton
    static HttpSettings settings(ServerConfig config) {
        var web = config.web();
        return new HttpSettings(
                new HttpSettings.Listen(web.bind(), web.port(), STOP_WITHIN),
                web.publicUrl(),
                web.corsOrigins(),
                web.trustedProxies(),
                new HttpSettings.Uploads(
                        config.dataDir().resolve("incoming"), config.stills().maxBytes(), FORMS_IN_MEMORY),
                web.metricsToken());
    }

    @Provides
    static PairingText.PublicUrl publicUrl(ServerConfig config) {
        return new PairingText.PublicUrl(config.web().publicUrl());
    }

    @Provides
    @Singleton
    static TokenIssuer issuer(ServerConfig config, TokenGenerator tokens) {
        var file = config.dataDir().resolve("secrets").resolve("session-key");
        return new JwtTokenIssuer(SecretFile.readOrCreate(file, tokens::secret).getBytes(StandardCharsets.UTF_8));
    }

    @Provides
    @Singleton
    static PasswordHasher hasher(TokenGenerator tokens) {
        return new Argon2PasswordHasher(tokens);
    }

    @Provides
    @Singleton
    static StreamRegistry streams(InstantSource clock) {
        return new StreamRegistry(clock);
    }

    @Provides
    @Singleton
    static Catalogue catalogue(Set<EndpointTable> tables) {
        return new Catalogue(tables);
    }

    @Provides
    static HttpServer.Ports ports(
            Authenticator authenticator,
            Turnstile turnstile,
            IdempotencyStore idempotency,
            IdGenerator ids,
            InstantSource clock,
            MeterRegistry metrics) {
        return new HttpServer.Ports(authenticator, turnstile, idempotency, ids, clock, metrics);
    }

    @Provides
    @Singleton
    static Readiness readiness(Database database, Datalake datalake, InstantSource clock) {
        return new Readiness(
                List.of(
                        new Readiness.Probe("database", database::answers),
                        new Readiness.Probe("migrations", database::migrated),
                        new Readiness.Probe("storage", datalake::writable)),
                clock);
    }

    @Binds
    MeterRegistry meters(PrometheusMeterRegistry registry);

    @Binds
    Authenticator authenticator(CredentialAuthenticator authenticator);

    @Binds
    @IntoSet
    EndpointTable auth(AuthEndpoints table);

    @Binds
    @IntoSet
    EndpointTable accounts(AccountEndpoints table);

    @Binds
    @IntoSet
    EndpointTable passwords(PasswordEndpoints table);

    @Binds
    @IntoSet
    EndpointTable totp(TotpEndpoints table);

    @Binds
    @IntoSet
    EndpointTable organizationSwitch(SwitchEndpoints table);

    @Binds
    @IntoSet
    EndpointTable audit(AuditEndpoints table);

    @Binds
    @IntoSet
    EndpointTable organization(OrganizationEndpoints table);

    @Binds
    @IntoSet
    EndpointTable operatorOrganizations(OperatorOrganizationEndpoints table);

    @Binds
    @IntoSet
    EndpointTable operatorUsers(OperatorUserEndpoints table);

    @Binds
    @IntoSet
    EndpointTable members(MemberEndpoints table);

    @Binds
    @IntoSet
    EndpointTable invitations(InvitationEndpoints table);

    @Binds
    @IntoSet
    EndpointTable devices(DeviceEndpoints table);

    @Binds
    @IntoSet
    EndpointTable operatorDevices(OperatorDeviceEndpoints table);

    @Binds
    @IntoSet
    EndpointTable apiKeys(ApiKeyEndpoints table);

    @Binds
    @IntoSet
    EndpointTable codes(CodeEndpoints table);

    @Binds
    @IntoSet
    EndpointTable operatorCodes(OperatorCodeEndpoints table);

    @Binds
    @IntoSet
    EndpointTable commands(CommandEndpoints table);

    @Binds
    @IntoSet
    EndpointTable schedules(ScheduleEndpoints table);

    @Binds
    @IntoSet
    EndpointTable captures(CaptureEndpoints table);

    @Binds
    @IntoSet
    EndpointTable captureEvents(CaptureEventEndpoints table);

    @Binds
    @IntoSet
    EndpointTable captureExport(CaptureExportEndpoints endpoints);

    @Binds
    @IntoSet
    EndpointTable descriptions(DescriptionEndpoints table);

    @Binds
    @IntoSet
    EndpointTable sights(SightEndpoints table);

    @Binds
    @IntoSet
    EndpointTable previews(PreviewEndpoints table);

    @Binds
    @IntoSet
    EndpointTable review(ReviewEndpoints table);

    @Binds
    @IntoSet
    EndpointTable analytics(AnalyticsEndpoints table);

    @Binds
    @IntoSet
    EndpointTable accuracy(AccuracyEndpoints table);

    @Binds
    @IntoSet
    EndpointTable evaluation(EvaluationEndpoints table);

    @Binds
    @IntoSet
    EndpointTable agents(AgentEndpoints table);

    @Binds
    @IntoSet
    EndpointTable agentUsage(UsageEndpoints table);

    @Binds
    @IntoSet
    EndpointTable metrics(MetricsEndpoints table);

    @Binds
    @IntoSet
    EndpointTable platform(PlatformEndpoints table);

    @Binds
    @IntoSet
    EndpointTable health(HealthEndpoints table);

    @Binds
    @IntoSet
    EndpointTable dashboard(DashboardEndpoints table);
}
