package app.visant.application.shared.port;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.Locale;
import java.util.Optional;

/**
 * Who did what, on what, and from where; given to {@link Tx#record} in the transaction that does it. It outlives whatever
 * it tells of and can never be changed, so it holds ids, words of enums and numbers, and nothing that somebody wrote: its
 * methods take nothing else.
 *
 * @param org whose log shows it; empty for what concerns the platform alone
 * @param subject what it was done to, if it is one thing
 * @param detail one word or number more, such as the new role
 */
public record AuditEntry(
        AuditAction action,
        Actor actor,
        Origin origin,
        Optional<OrgId> org,
        Optional<Subject> subject,
        Optional<String> detail) {

    /** Somebody did it in their own organization; of a person at the command line, in none. */
    public static AuditEntry by(Principal who, AuditAction action) {
        var org = switch (who) {
            case Principal.Insider insider -> Optional.of(insider.org());
            case Principal.Device device -> Optional.of(device.org());
            case Principal.Operator operator -> Optional.<OrgId>empty();
        };
        return new AuditEntry(action, Actor.of(who), who.origin(), org, Optional.empty(), Optional.empty());
    }

    /** The operator of the platform did it, to {@link #in} whichever organization, or to none. */
    public static AuditEntry byOperator(Principal who, AuditAction action) {
        var operator = new Actor(Actor.Kind.OPERATOR, Actor.of(who).id());
        return new AuditEntry(action, operator, who.origin(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A person did it who proved to be that otherwise than by a session: by password, or by a link that was mailed. */
    public static AuditEntry by(UserId who, OrgId org, Origin origin, AuditAction action) {
        return new AuditEntry(action, Actor.user(who), origin, Optional.of(org), Optional.empty(), Optional.empty());
    }

    /** It was asked for by somebody who proved nothing. */
    public static AuditEntry byAnybody(OrgId org, Origin origin, AuditAction action) {
        return new AuditEntry(action, Actor.ANONYMOUS, origin, Optional.of(org), Optional.empty(), Optional.empty());
    }

    /** The server did it by itself, or because its configuration says so. */
    public static AuditEntry byServer(AuditAction action) {
        return new AuditEntry(action, Actor.SERVER, Origin.LOCAL, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Shown in the log of that organization. */
    public AuditEntry in(OrgId shown) {
        return new AuditEntry(action, actor, origin, Optional.of(shown), subject, detail);
    }

    public AuditEntry on(UserId id) {
        return on("user", id);
    }

    public AuditEntry on(SessionId id) {
        return on("session", id);
    }

    public AuditEntry on(OrgId id) {
        return on("organization", id);
    }

    public AuditEntry on(InvitationId id) {
        return on("invitation", id);
    }

    public AuditEntry on(KeyId id) {
        return on("key", id);
    }

    public AuditEntry on(DeviceId id) {
        return on("device", id);
    }

    public AuditEntry on(CommandId id) {
        return on("command", id);
    }

    public AuditEntry on(DescriptionId id) {
        return on("description", id);
    }

    public AuditEntry on(PreviewId id) {
        return on("preview", id);
    }

    public AuditEntry on(ScheduleId id) {
        return on("schedule", id);
    }

    public AuditEntry on(RecordId id) {
        return on("capture", id);
    }

    /** An activation code, by its digest: whoever reads the log is not to redeem it. */
    public AuditEntry onCode(Sha256 digest) {
        return on("code", digest.prefix());
    }

    public AuditEntry with(Enum<?> word) {
        return new AuditEntry(
                action, actor, origin, org, subject, Optional.of(word.name().toLowerCase(Locale.ROOT)));
    }

    public AuditEntry with(int number) {
        return new AuditEntry(action, actor, origin, org, subject, Optional.of(Integer.toString(number)));
    }

    private AuditEntry on(String kind, Object id) {
        return new AuditEntry(action, actor, origin, org, Optional.of(new Subject(kind, id.toString())), detail);
    }

    /**
     * Who did it.
     *
     * @param id of a person, device or key; of the operator the name or the person's id
     */
    public record Actor(Kind kind, Optional<String> id) {
        static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, Optional.empty());
        static final Actor SERVER = new Actor(Kind.SERVER, Optional.empty());

        static Actor user(UserId id) {
            return new Actor(Kind.USER, Optional.of(id.toString()));
        }

        static Actor of(Principal who) {
            return switch (who) {
                case Principal.User user -> user(user.user());
                case Principal.Key key ->
                    new Actor(Kind.KEY, Optional.of(key.key().toString()));
                case Principal.Device device ->
                    new Actor(Kind.DEVICE, Optional.of(device.device().value()));
                case Principal.Operator operator -> new Actor(Kind.OPERATOR, Optional.of(operator.name()));
            };
        }

        /** What somebody proved to be. */
        public enum Kind {
            USER,
            DEVICE,
            /** An API key. */
            KEY,
            /** Of the platform. */
            OPERATOR,
            /** The installation itself. */
            SERVER,
            ANONYMOUS
        }
    }

    /** What it was done to. */
    public record Subject(String kind, String id) {}
}
