package app.visant.bootstrap.module;

import app.visant.application.activation.port.CodeRepository;
import app.visant.application.activation.port.VerifiedAddresses;
import app.visant.application.analytics.port.AnalyticsReadModel;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.command.port.CommandRepository;
import app.visant.application.command.port.DeviceSchedules;
import app.visant.application.device.port.DeviceReadModel;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.device.port.PresenceRepository;
import app.visant.application.evaluation.port.AccuracyReadModel;
import app.visant.application.evaluation.port.AssessmentRepository;
import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.evaluation.port.OwnerDirectory;
import app.visant.application.evaluation.port.PanelRepository;
import app.visant.application.evaluation.port.PreviewRepository;
import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.SightRepository;
import app.visant.application.evaluation.port.SketchRepository;
import app.visant.application.evaluation.port.SpendingRepository;
import app.visant.application.health.port.InstallationReadModel;
import app.visant.application.identity.port.AccountReadModel;
import app.visant.application.identity.port.ProfileReadModel;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.key.port.KeyRepository;
import app.visant.application.org.port.LimitRepository;
import app.visant.application.org.port.OrganizationReadModel;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.org.port.RequestCounts;
import app.visant.application.org.port.StreamCounts;
import app.visant.application.org.port.UsageRepository;
import app.visant.application.people.port.InvitationRepository;
import app.visant.application.people.port.MemberRepository;
import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.RateLimiter;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Database;
import app.visant.persistence.JdbiTransactions;
import app.visant.persistence.activation.PostgresCodeRepository;
import app.visant.persistence.activation.PostgresVerifiedAddresses;
import app.visant.persistence.analytics.PostgresAnalyticsReadModel;
import app.visant.persistence.audit.PostgresAuditLog;
import app.visant.persistence.capture.PostgresCaptureRepository;
import app.visant.persistence.command.PostgresCommandRepository;
import app.visant.persistence.command.PostgresDeviceSchedules;
import app.visant.persistence.device.PostgresDeviceReadModel;
import app.visant.persistence.device.PostgresDeviceRepository;
import app.visant.persistence.device.PostgresDeviceTokenRepository;
import app.visant.persistence.device.PostgresPresenceRepository;
import app.visant.persistence.evaluation.PostgresAccuracyReadModel;
import app.visant.persistence.evaluation.PostgresAssessmentRepository;
import app.visant.persistence.evaluation.PostgresDescriptionRepository;
import app.visant.persistence.evaluation.PostgresOwnerDirectory;
import app.visant.persistence.evaluation.PostgresPanelRepository;
import app.visant.persistence.evaluation.PostgresPreviewRepository;
import app.visant.persistence.evaluation.PostgresSceneMemoryRepository;
import app.visant.persistence.evaluation.PostgresSightRepository;
import app.visant.persistence.evaluation.PostgresSketchRepository;
import app.visant.persistence.evaluation.PostgresSpendingRepository;
import app.visant.persistence.health.PostgresInstallationReadModel;
import app.visant.persistence.identity.PostgresAccountReadModel;
import app.visant.persistence.identity.PostgresProfileReadModel;
import app.visant.persistence.identity.PostgresSessionRepository;
import app.visant.persistence.identity.PostgresUserRepository;
import app.visant.persistence.key.PostgresKeyRepository;
import app.visant.persistence.org.PostgresLimitRepository;
import app.visant.persistence.org.PostgresOrganizationReadModel;
import app.visant.persistence.org.PostgresOrganizationRepository;
import app.visant.persistence.org.PostgresRequestCounts;
import app.visant.persistence.org.PostgresStreamCounts;
import app.visant.persistence.org.PostgresUsageRepository;
import app.visant.persistence.people.PostgresInvitationRepository;
import app.visant.persistence.people.PostgresMemberRepository;
import app.visant.persistence.schedule.PostgresScheduleRepository;
import app.visant.persistence.shared.PostgresIdempotencyStore;
import app.visant.persistence.shared.PostgresJobQueue;
import app.visant.persistence.shared.PostgresRateLimiter;
import app.visant.persistence.shared.PostgresSignalBus;
import app.visant.persistence.shared.SecureTokens;
import app.visant.persistence.shared.UuidV7;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** PostgreSQL behind every repository. */
@Module
interface PersistenceModule {
    @Provides
    @Singleton
    static PostgresSignalBus signalBus(Database database, NodeId node) {
        return PostgresSignalBus.open(database, node);
    }

    @Provides
    @Singleton
    static TransactionRunner transactions(Database database, IdGenerator ids, InstantSource clock) {
        return new JdbiTransactions(database, ids, clock);
    }

    @Provides
    @Singleton
    static IdGenerator ids(InstantSource clock) {
        return new UuidV7(clock);
    }

    @Binds
    SignalBus signals(PostgresSignalBus bus);

    @Binds
    TokenGenerator tokens(SecureTokens tokens);

    @Binds
    JobQueue jobs(PostgresJobQueue queue);

    @Binds
    RateLimiter limiter(PostgresRateLimiter limiter);

    @Binds
    IdempotencyStore idempotency(PostgresIdempotencyStore store);

    @Binds
    OrganizationRepository organizations(PostgresOrganizationRepository repository);

    @Binds
    OrganizationReadModel organizationViews(PostgresOrganizationReadModel model);

    @Binds
    AccountReadModel accountViews(PostgresAccountReadModel model);

    @Binds
    UserRepository users(PostgresUserRepository repository);

    @Binds
    SessionRepository sessions(PostgresSessionRepository repository);

    @Binds
    MemberRepository members(PostgresMemberRepository repository);

    @Binds
    InvitationRepository invitations(PostgresInvitationRepository repository);

    @Binds
    ProfileReadModel profiles(PostgresProfileReadModel model);

    @Binds
    UsageRepository usage(PostgresUsageRepository repository);

    @Binds
    LimitRepository limits(PostgresLimitRepository repository);

    @Binds
    RequestCounts requestCounts(PostgresRequestCounts counts);

    @Binds
    StreamCounts streamCounts(PostgresStreamCounts counts);

    @Binds
    AuditLog auditLog(PostgresAuditLog log);

    @Binds
    CodeRepository codes(PostgresCodeRepository repository);

    @Binds
    VerifiedAddresses verifiedAddresses(PostgresVerifiedAddresses addresses);

    @Binds
    DeviceRepository devices(PostgresDeviceRepository repository);

    @Binds
    DeviceReadModel deviceViews(PostgresDeviceReadModel model);

    @Binds
    DeviceTokenRepository deviceTokens(PostgresDeviceTokenRepository repository);

    @Binds
    PresenceRepository presence(PostgresPresenceRepository repository);

    @Binds
    KeyRepository keys(PostgresKeyRepository repository);

    @Binds
    CommandRepository commands(PostgresCommandRepository repository);

    @Binds
    DeviceSchedules deviceSchedules(PostgresDeviceSchedules schedules);

    @Binds
    ScheduleRepository schedules(PostgresScheduleRepository repository);

    @Binds
    CaptureRepository captures(PostgresCaptureRepository repository);

    @Binds
    DescriptionRepository descriptions(PostgresDescriptionRepository repository);

    @Binds
    AssessmentRepository assessments(PostgresAssessmentRepository repository);

    @Binds
    PreviewRepository previews(PostgresPreviewRepository repository);

    @Binds
    AnalyticsReadModel analytics(PostgresAnalyticsReadModel model);

    @Binds
    InstallationReadModel installation(PostgresInstallationReadModel model);

    @Binds
    AccuracyReadModel accuracy(PostgresAccuracyReadModel model);

    @Binds
    SceneMemoryRepository memories(PostgresSceneMemoryRepository repository);

    @Binds
    PanelRepository panels(PostgresPanelRepository repository);

    @Binds
    SightRepository sights(PostgresSightRepository repository);

    @Binds
    SketchRepository sketches(PostgresSketchRepository repository);

    @Binds
    SpendingRepository spending(PostgresSpendingRepository repository);

    @Binds
    OwnerDirectory owners(PostgresOwnerDirectory directory);
}
