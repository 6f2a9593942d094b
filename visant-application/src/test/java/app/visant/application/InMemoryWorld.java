package app.visant.application;

import app.visant.application.activation.port.InMemoryCodeRepository;
import app.visant.application.activation.port.InMemoryVerifiedAddresses;
import app.visant.application.analytics.port.InMemoryAnalyticsReadModel;
import app.visant.application.audit.port.InMemoryAuditLog;
import app.visant.application.capture.port.InMemoryCaptureRepository;
import app.visant.application.command.port.InMemoryCommandRepository;
import app.visant.application.command.port.InMemoryDeviceSchedules;
import app.visant.application.device.port.DeviceReadModel.LastCapture;
import app.visant.application.device.port.InMemoryDeviceReadModel;
import app.visant.application.device.port.InMemoryDeviceRepository;
import app.visant.application.device.port.InMemoryDeviceTokenRepository;
import app.visant.application.device.port.InMemoryPresenceRepository;
import app.visant.application.health.port.InMemoryInstallationReadModel;
import app.visant.application.health.port.SettableDisk;
import app.visant.application.identity.port.FixedTokenIssuer;
import app.visant.application.identity.port.InMemoryAccountReadModel;
import app.visant.application.identity.port.InMemoryAccountRepository;
import app.visant.application.identity.port.InMemoryProfileReadModel;
import app.visant.application.identity.port.InMemoryProviderSessionRepository;
import app.visant.application.identity.port.InMemorySecondFactorRepository;
import app.visant.application.identity.port.InMemorySessionRepository;
import app.visant.application.identity.port.InMemorySubjectRepository;
import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.identity.port.PlainPasswordHasher;
import app.visant.application.key.port.InMemoryKeyRepository;
import app.visant.application.mail.Postbox;
import app.visant.application.mail.port.InMemoryOutboxRepository;
import app.visant.application.mail.port.RecordingMailer;
import app.visant.application.org.LimitBook;
import app.visant.application.org.StillQuota;
import app.visant.application.org.port.InMemoryLimitRepository;
import app.visant.application.org.port.InMemoryOrganizationReadModel;
import app.visant.application.org.port.InMemoryOrganizationRepository;
import app.visant.application.org.port.InMemoryRequestCounts;
import app.visant.application.org.port.InMemoryStreamCounts;
import app.visant.application.org.port.InMemoryUsageRepository;
import app.visant.application.people.port.InMemoryInvitationRepository;
import app.visant.application.people.port.InMemoryMemberRepository;
import app.visant.application.schedule.port.InMemoryScheduleRepository;
import app.visant.application.shared.port.DirectSignalBus;
import app.visant.application.shared.port.InMemoryIdempotencyStore;
import app.visant.application.shared.port.InMemoryJobQueue;
import app.visant.application.shared.port.InMemoryRateLimiter;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.PlainSecretBox;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SequentialTokens;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Every outbound port in memory, over one set of tables: the surroundings of a service or a server under test. */
public final class InMemoryWorld implements InMemoryJudging {
    /** Where people reach the installation. */
    public static final URI PUBLIC_URL = URI.create("https://visant.example");

    private final SettableClock clock = new SettableClock();
    private final SequentialIds ids = new SequentialIds();
    private final SequentialTokens tokens = new SequentialTokens();
    private final InMemoryTransactions transactions = new InMemoryTransactions(ids, clock);
    private final DirectSignalBus signals = new DirectSignalBus(transactions);
    private final InMemoryRateLimiter rateLimiter = new InMemoryRateLimiter();
    private final InMemoryIdempotencyStore idempotency = new InMemoryIdempotencyStore(transactions);
    private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions, ids);
    private final InMemoryOrganizationRepository organizations = new InMemoryOrganizationRepository(transactions);
    private final InMemoryCodeRepository codes = new InMemoryCodeRepository(transactions);
    private final InMemoryVerifiedAddresses verifiedAddresses = new InMemoryVerifiedAddresses(transactions);
    private final InMemoryDeviceRepository devices = new InMemoryDeviceRepository(transactions);
    private final InMemoryUserRepository users = new InMemoryUserRepository(transactions);
    private final InMemoryAuditLog auditLog = new InMemoryAuditLog(transactions, users);
    private final InMemorySessionRepository sessions =
            new InMemorySessionRepository(transactions, users, organizations);
    private final InMemoryMemberRepository members = new InMemoryMemberRepository(transactions, users, sessions);
    private final InMemoryInvitationRepository invitations = new InMemoryInvitationRepository(transactions);
    private final InMemoryKeyRepository keys = new InMemoryKeyRepository(transactions, users, organizations);
    private final InMemoryProfileReadModel profiles =
            new InMemoryProfileReadModel(users, organizations, devices::countActive);
    private final PlainPasswordHasher hasher = new PlainPasswordHasher();
    private final FixedTokenIssuer issuer = new FixedTokenIssuer();
    private final InMemoryDeviceTokenRepository deviceTokens =
            new InMemoryDeviceTokenRepository(transactions, devices, organizations);
    private final InMemoryCommandRepository commands = new InMemoryCommandRepository(transactions);
    private final InMemoryPresenceRepository presence =
            new InMemoryPresenceRepository(transactions, devices, organizations, commands::waiting);
    private final InMemoryScheduleRepository schedules =
            new InMemoryScheduleRepository(transactions, devices, organizations);
    private final InMemoryDeviceSchedules deviceSchedules = new InMemoryDeviceSchedules(schedules::tellDevice);
    private final InMemoryCaptureRepository captures = new InMemoryCaptureRepository(transactions);
    private final InMemoryUsageRepository usage = new InMemoryUsageRepository(transactions, organizations);
    private final InMemoryLimitRepository limits = new InMemoryLimitRepository(transactions);
    private final InMemoryRequestCounts requestCounts = new InMemoryRequestCounts(transactions);
    private final InMemoryStreamCounts streamCounts = new InMemoryStreamCounts(transactions, presence::live);
    private final LimitBook limitBook =
            new LimitBook(transactions, limits, new LimitBook.Installation(Limits.NONE), clock);
    private final StillQuota quota = new StillQuota(usage, limitBook, clock);
    private final InMemoryAnalyticsReadModel analytics = new InMemoryAnalyticsReadModel(captures, presence);
    private final Judging judging = new Judging(transactions, devices, captures, users);
    private final InMemoryInstallationReadModel installation =
            new InMemoryInstallationReadModel(transactions, presence, streamCounts, jobs, usage);
    private final SettableDisk dataDisk = new SettableDisk();
    private final InMemorySecondFactorRepository secondFactors = new InMemorySecondFactorRepository(transactions);
    private final InMemoryAccountRepository accounts =
            new InMemoryAccountRepository(transactions, users, sessions, secondFactors);
    private final InMemorySubjectRepository subjects = new InMemorySubjectRepository(transactions, users);
    private final InMemoryProviderSessionRepository providerSessions =
            new InMemoryProviderSessionRepository(transactions);
    private final InMemoryAccountReadModel accountViews =
            new InMemoryAccountReadModel(transactions, users, organizations);
    private final InMemoryOrganizationReadModel organizationViews = new InMemoryOrganizationReadModel(
            transactions, organizations, users, new InMemoryOrganizationReadModel.Downstream() {
                @Override
                public int devicesUsed(Tx tx, OrgId org) {
                    return devices.countActive(tx, org);
                }

                @Override
                public Optional<Instant> closedAt(Tx tx, OrgId org) {
                    return accounts.closedAt(tx, org);
                }
            });
    private final PlainSecretBox secretBox = new PlainSecretBox();
    private final RecordingMailer mailer = new RecordingMailer();
    private final InMemoryOutboxRepository outbox = new InMemoryOutboxRepository(transactions);
    private final InMemoryDeviceReadModel deviceViews =
            new InMemoryDeviceReadModel(devices, presence, this::lastCapture);

    public SettableClock clock() {
        return clock;
    }

    public SequentialTokens tokens() {
        return tokens;
    }

    public PlainPasswordHasher hasher() {
        return hasher;
    }

    public FixedTokenIssuer issuer() {
        return issuer;
    }

    public PlainSecretBox secretBox() {
        return secretBox;
    }

    public RecordingMailer mailer() {
        return mailer;
    }

    /** The postbox of this world, for services that send mail. */
    public Postbox postbox() {
        return new Postbox(outbox, jobs, signals, secretBox, new Postbox.Desk(PUBLIC_URL, ids, clock));
    }

    @Override
    public Judging judging() {
        return judging;
    }

    @Override
    public InMemoryAuditLog auditLog() {
        return auditLog;
    }

    @Override
    public InMemoryAccountRepository accounts() {
        return accounts;
    }

    @Override
    public InMemorySecondFactorRepository secondFactors() {
        return secondFactors;
    }

    @Override
    public InMemorySubjectRepository subjects() {
        return subjects;
    }

    @Override
    public InMemoryProviderSessionRepository providerSessions() {
        return providerSessions;
    }

    @Override
    public InMemoryOutboxRepository outbox() {
        return outbox;
    }

    @Override
    public InMemoryTransactions transactions() {
        return transactions;
    }

    @Override
    public InMemoryJobQueue jobs() {
        return jobs;
    }

    @Override
    public DirectSignalBus signals() {
        return signals;
    }

    @Override
    public InMemoryRateLimiter rateLimiter() {
        return rateLimiter;
    }

    @Override
    public InMemoryIdempotencyStore idempotency() {
        return idempotency;
    }

    @Override
    public SequentialIds ids() {
        return ids;
    }

    @Override
    public InMemoryOrganizationRepository organizations() {
        return organizations;
    }

    @Override
    public InMemoryOrganizationReadModel organizationViews() {
        return organizationViews;
    }

    @Override
    public InMemoryAccountReadModel accountViews() {
        return accountViews;
    }

    @Override
    public InMemoryUserRepository users() {
        return users;
    }

    @Override
    public InMemorySessionRepository sessions() {
        return sessions;
    }

    @Override
    public InMemoryMemberRepository members() {
        return members;
    }

    @Override
    public InMemoryInvitationRepository invitations() {
        return invitations;
    }

    @Override
    public InMemoryKeyRepository keys() {
        return keys;
    }

    @Override
    public InMemoryProfileReadModel profiles() {
        return profiles;
    }

    @Override
    public InMemoryUsageRepository usage() {
        return usage;
    }

    @Override
    public InMemoryLimitRepository limits() {
        return limits;
    }

    @Override
    public InMemoryRequestCounts requestCounts() {
        return requestCounts;
    }

    @Override
    public InMemoryStreamCounts streamCounts() {
        return streamCounts;
    }

    /** What organizations of this world may use: as much as they like until something is set. */
    public LimitBook limitBook() {
        return limitBook;
    }

    /** The quota of stills in this world. */
    public StillQuota quota() {
        return quota;
    }

    @Override
    public InMemoryCodeRepository codes() {
        return codes;
    }

    @Override
    public InMemoryVerifiedAddresses verifiedAddresses() {
        return verifiedAddresses;
    }

    @Override
    public InMemoryDeviceRepository devices() {
        return devices;
    }

    @Override
    public InMemoryDeviceTokenRepository deviceTokens() {
        return deviceTokens;
    }

    @Override
    public InMemoryPresenceRepository presence() {
        return presence;
    }

    @Override
    public InMemoryDeviceReadModel deviceViews() {
        return deviceViews;
    }

    @Override
    public InMemoryCaptureRepository captures() {
        return captures;
    }

    @Override
    public InMemoryCommandRepository commands() {
        return commands;
    }

    @Override
    public InMemoryDeviceSchedules deviceSchedules() {
        return deviceSchedules;
    }

    @Override
    public InMemoryScheduleRepository schedules() {
        return schedules;
    }

    @Override
    public InMemoryAnalyticsReadModel analytics() {
        return analytics;
    }

    @Override
    public InMemoryInstallationReadModel installation() {
        return installation;
    }

    /** As full as the test says. */
    public SettableDisk dataDisk() {
        return dataDisk;
    }

    private Optional<LastCapture> lastCapture(Tx tx, OrgId org, DeviceId device) {
        return captures.newest(tx, org, device)
                .map(capture -> new LastCapture(
                        capture.recordId(),
                        capture.capturedAt(),
                        capture.evaluation().status(),
                        capture.evaluation().judged().map(Evaluation.Classification::state),
                        capture.still().sha256()));
    }
}
