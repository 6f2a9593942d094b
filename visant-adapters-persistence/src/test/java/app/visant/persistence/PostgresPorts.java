package app.visant.persistence;

import app.visant.application.PortsUnderTest;
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
import app.visant.application.identity.port.AccountRepository;
import app.visant.application.identity.port.ProfileReadModel;
import app.visant.application.identity.port.ProviderSessionRepository;
import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.key.port.KeyRepository;
import app.visant.application.mail.port.OutboxRepository;
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
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.NodeId;
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
import app.visant.persistence.identity.PostgresAccountRepository;
import app.visant.persistence.identity.PostgresProfileReadModel;
import app.visant.persistence.identity.PostgresProviderSessionRepository;
import app.visant.persistence.identity.PostgresSecondFactorRepository;
import app.visant.persistence.identity.PostgresSessionRepository;
import app.visant.persistence.identity.PostgresSubjectRepository;
import app.visant.persistence.identity.PostgresUserRepository;
import app.visant.persistence.key.PostgresKeyRepository;
import app.visant.persistence.mail.PostgresOutboxRepository;
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
import app.visant.persistence.shared.UuidV7;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every port of this module over one PostgreSQL database. */
public final class PostgresPorts implements PortsUnderTest, AutoCloseable {
    private static final PostgresPorts SHARED = new PostgresPorts(TestPostgres.newDatabase());

    private final IdGenerator ids = new UuidV7(InstantSource.system());
    private final DatabaseUrl url;
    private final Database database;
    private final TransactionRunner transactions;
    private final PostgresSignalBus signals;

    private PostgresPorts(DatabaseUrl url) {
        this.url = url;
        database = Database.open(url, Database.Settings.DEFAULT);
        transactions = new JdbiTransactions(database, ids, () -> NOON);
        signals = PostgresSignalBus.open(database, new NodeId(ids.next()));
    }

    /** Over a database of one's own, to be closed. */
    public static PostgresPorts over(DatabaseUrl url) {
        return new PostgresPorts(url);
    }

    /** Over the database that all contract tests share. */
    public static PostgresPorts shared() {
        return SHARED;
    }

    @Override
    public AuditLog auditLog() {
        return new PostgresAuditLog();
    }

    @Override
    public void close() {
        signals.close();
        database.close();
    }

    /** What a query answers to the superuser, who sees everything; its first column as text. */
    public List<String> superuser(String sql) {
        try (var connection = TestPostgres.connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public TransactionRunner transactions() {
        return transactions;
    }

    @Override
    public JobQueue jobs() {
        return new PostgresJobQueue();
    }

    @Override
    public SignalBus signals() {
        return signals;
    }

    @Override
    public RateLimiter rateLimiter() {
        return new PostgresRateLimiter(transactions);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new PostgresIdempotencyStore(transactions);
    }

    @Override
    public IdGenerator ids() {
        return ids;
    }

    @Override
    public AccountRepository accounts() {
        return new PostgresAccountRepository();
    }

    @Override
    public SecondFactorRepository secondFactors() {
        return new PostgresSecondFactorRepository();
    }

    @Override
    public SubjectRepository subjects() {
        return new PostgresSubjectRepository();
    }

    @Override
    public ProviderSessionRepository providerSessions() {
        return new PostgresProviderSessionRepository();
    }

    @Override
    public OutboxRepository outbox() {
        return new PostgresOutboxRepository();
    }

    @Override
    public OrganizationRepository organizations() {
        return new PostgresOrganizationRepository();
    }

    @Override
    public OrganizationReadModel organizationViews() {
        return new PostgresOrganizationReadModel();
    }

    @Override
    public AccountReadModel accountViews() {
        return new PostgresAccountReadModel();
    }

    @Override
    public UserRepository users() {
        return new PostgresUserRepository();
    }

    @Override
    public SessionRepository sessions() {
        return new PostgresSessionRepository();
    }

    @Override
    public MemberRepository members() {
        return new PostgresMemberRepository();
    }

    @Override
    public InvitationRepository invitations() {
        return new PostgresInvitationRepository();
    }

    @Override
    public KeyRepository keys() {
        return new PostgresKeyRepository();
    }

    @Override
    public ProfileReadModel profiles() {
        return new PostgresProfileReadModel();
    }

    @Override
    public UsageRepository usage() {
        return new PostgresUsageRepository();
    }

    @Override
    public LimitRepository limits() {
        return new PostgresLimitRepository();
    }

    @Override
    public RequestCounts requestCounts() {
        return new PostgresRequestCounts();
    }

    @Override
    public StreamCounts streamCounts() {
        return new PostgresStreamCounts();
    }

    @Override
    public CodeRepository codes() {
        return new PostgresCodeRepository();
    }

    @Override
    public VerifiedAddresses verifiedAddresses() {
        return new PostgresVerifiedAddresses();
    }

    @Override
    public DeviceRepository devices() {
        return new PostgresDeviceRepository();
    }

    @Override
    public DeviceTokenRepository deviceTokens() {
        return new PostgresDeviceTokenRepository();
    }

    @Override
    public PresenceRepository presence() {
        return new PostgresPresenceRepository();
    }

    @Override
    public DeviceReadModel deviceViews() {
        return new PostgresDeviceReadModel();
    }

    @Override
    public CaptureRepository captures() {
        return new PostgresCaptureRepository();
    }

    @Override
    public CommandRepository commands() {
        return new PostgresCommandRepository();
    }

    @Override
    public DeviceSchedules deviceSchedules() {
        return new PostgresDeviceSchedules();
    }

    @Override
    public ScheduleRepository schedules() {
        return new PostgresScheduleRepository();
    }

    @Override
    public DescriptionRepository descriptions() {
        return new PostgresDescriptionRepository();
    }

    @Override
    public AssessmentRepository assessments() {
        return new PostgresAssessmentRepository();
    }

    @Override
    public PreviewRepository previews() {
        return new PostgresPreviewRepository();
    }

    @Override
    public AnalyticsReadModel analytics() {
        return new PostgresAnalyticsReadModel();
    }

    @Override
    public InstallationReadModel installation() {
        return new PostgresInstallationReadModel();
    }

    @Override
    public AccuracyReadModel accuracy() {
        return new PostgresAccuracyReadModel();
    }

    @Override
    public SceneMemoryRepository sceneMemories() {
        return new PostgresSceneMemoryRepository();
    }

    @Override
    public PanelRepository panels() {
        return new PostgresPanelRepository();
    }

    @Override
    public SightRepository sights() {
        return new PostgresSightRepository();
    }

    @Override
    public SketchRepository sketches() {
        return new PostgresSketchRepository();
    }

    @Override
    public SpendingRepository spending() {
        return new PostgresSpendingRepository();
    }

    @Override
    public OwnerDirectory owners() {
        return new PostgresOwnerDirectory();
    }
}
