package app.visant.application;

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
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.RateLimiter;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Still;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceName;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Suspension;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ports over one database, as a contract needs them, and the rows that everything hangs on. The database may be
 * shared and full of other tests' rows: what a test makes has fresh ids, and it looks at nothing else.
 */
public interface PortsUnderTest {
    /** When the tests take place. */
    Instant NOON = SettableClock.NOON;

    /** The operator at the machine. */
    Principal.Operator OPERATOR = new Principal.Operator("root");

    TransactionRunner transactions();

    JobQueue jobs();

    SignalBus signals();

    RateLimiter rateLimiter();

    IdempotencyStore idempotency();

    /** Never the same id twice in one database. */
    IdGenerator ids();

    AuditLog auditLog();

    OutboxRepository outbox();

    AccountRepository accounts();

    SecondFactorRepository secondFactors();

    SubjectRepository subjects();

    ProviderSessionRepository providerSessions();

    OrganizationRepository organizations();

    OrganizationReadModel organizationViews();

    AccountReadModel accountViews();

    UserRepository users();

    SessionRepository sessions();

    MemberRepository members();

    InvitationRepository invitations();

    KeyRepository keys();

    ProfileReadModel profiles();

    UsageRepository usage();

    LimitRepository limits();

    RequestCounts requestCounts();

    StreamCounts streamCounts();

    CodeRepository codes();

    VerifiedAddresses verifiedAddresses();

    DeviceRepository devices();

    DeviceTokenRepository deviceTokens();

    PresenceRepository presence();

    DeviceReadModel deviceViews();

    CommandRepository commands();

    DeviceSchedules deviceSchedules();

    ScheduleRepository schedules();

    CaptureRepository captures();

    DescriptionRepository descriptions();

    AssessmentRepository assessments();

    SceneMemoryRepository sceneMemories();

    AnalyticsReadModel analytics();

    InstallationReadModel installation();

    AccuracyReadModel accuracy();

    PreviewRepository previews();

    PanelRepository panels();

    SpendingRepository spending();

    SightRepository sights();

    SketchRepository sketches();

    OwnerDirectory owners();

    /** Transactions of that organization. */
    default Inside in(OrgId org) {
        return new Inside(new Inside.Runner() {
            @Override
            public <T> T run(Function<Tx, T> work) {
                return transactions().forOrg(org, work);
            }
        });
    }

    /** Transactions across organizations. */
    default Inside system(Purpose purpose) {
        return new Inside(new Inside.Runner() {
            @Override
            public <T> T run(Function<Tx, T> work) {
                return transactions().system(purpose, work);
            }
        });
    }

    /** A stored organization. */
    default OrgId newOrg() {
        var organization = Organization.founded(new OrgId(ids().next()), "Harbour works", NOON);
        system(Purpose.LOG_IN).run(tx -> organizations().add(tx, organization));
        return organization.id();
    }

    /** Suspends the organization, as the operator does. */
    default void suspend(OrgId org) {
        system(Purpose.OPERATOR)
                .run(tx -> organizations().suspend(tx, org, Optional.of(new Suspension(NOON, "unpaid"))));
    }

    /** Lets the organization go on. */
    default void resume(OrgId org) {
        system(Purpose.OPERATOR).run(tx -> organizations().suspend(tx, org, Optional.empty()));
    }

    /** Suspends the account, as the operator does, and ends nothing. */
    default void suspend(UserId user) {
        system(Purpose.OPERATOR).run(tx -> users().suspend(tx, user, Optional.of(new Suspension(NOON, "abuse"))));
    }

    /** A stored person, owner of a stored organization. */
    default User newOwner() {
        var id = new UserId(ids().next());
        var user = new User(id, new Email(id + "@example.org"), "Ada", newOrg(), false, NOON);
        var owner = new Membership(user.id(), user.currentOrg(), Role.OWNER);
        system(Purpose.LOG_IN).run(tx -> users().add(tx, user, Optional.of("hash of " + id), owner));
        return user;
    }

    /** Somebody who may do everything in the organization. */
    default Principal.User ownerOf(OrgId org) {
        return new Principal.User(new UserId(ids().next()), org, Role.OWNER, new SessionId(ids().next()), false);
    }

    /** A stored device, working for the organization. */
    default Device.Active newDevice(OrgId org) {
        return newDevice(org, NOON);
    }

    /** As {@link #newDevice(OrgId)}, activated at that time. */
    default Device.Active newDevice(OrgId org, Instant activatedAt) {
        var id = new DeviceId("camera-" + ids().next());
        var device = Device.Active.registered(id, org, DeviceName.of(id), activatedAt);
        system(Purpose.DEVICE_ACTIVATION).run(tx -> devices().register(tx, device));
        return device;
    }

    /** A stored schedule that fires on the hour and leaves its zone to others. */
    default ScheduledTrigger newSchedule(Device.Active device) {
        return newSchedule(device, NOON);
    }

    /** As {@link #newSchedule(Device.Active)}, made at that time. */
    default ScheduledTrigger newSchedule(Device.Active device, Instant createdAt) {
        var schedule = scheduled(device, createdAt);
        in(device.org()).run(tx -> schedules().add(tx, schedule));
        return schedule;
    }

    /** A schedule that is not stored. */
    default ScheduledTrigger scheduled(Device.Active device, Instant createdAt) {
        return new ScheduledTrigger(
                new ScheduleId(ids().next()),
                device.org(),
                device.id(),
                new TriggerLabel("hourly"),
                "0 * * * *",
                Optional.empty(),
                true,
                Optional.of(NOON.plusSeconds(3_600)),
                Optional.empty(),
                createdAt);
    }

    /** A stored capture. */
    default Capture newCapture(Device.Active device, Instant capturedAt) {
        var capture = captured(device, new RecordId("still-" + ids().next()), capturedAt);
        in(device.org()).run(tx -> captures().add(tx, capture));
        return capture;
    }

    /** A capture that is not stored. */
    default Capture captured(Device.Active device, RecordId recordId, Instant capturedAt) {
        return new Capture(
                new CaptureId(ids().next()),
                device.org(),
                device.id(),
                recordId,
                capturedAt,
                capturedAt.plusSeconds(2),
                Optional.empty(),
                false,
                Optional.empty(),
                new Still(Sha256.of("bytes of " + recordId), 204_800, 1280, 720),
                new Evaluation.Pending());
    }
}
