package app.visant.persistence;

import app.visant.domain.device.DeviceName;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.StreamId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.domain.shared.UserId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** Lets statements be bound with what the domain calls things, so that no adapter unwraps an id or formats a time. */
final class DomainArguments implements ArgumentFactory {
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return Optional.ofNullable(plain(value))
                .map(bound -> (position, statement, context) -> statement.setObject(position, bound));
    }

    /** What the driver takes in its place; null for what is none of ours. */
    private static @Nullable Object plain(@Nullable Object value) {
        var id = id(value);
        if (id != null) {
            return id;
        }
        return switch (value) {
            case Instant time -> OffsetDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
            case Sha256 digest -> HexFormat.of().parseHex(digest.hex());
            case ZoneId zone -> zone.getId();
            case Enum<?> constant -> Columns.word(constant);
            // PostgreSQL has no text with NUL in it, and what a model or a device writes must not fail a statement.
            case String text -> text.indexOf(NUL) < 0 ? text : text.replace(NUL, REPLACEMENT);
            case null, default -> null;
        };
    }

    private static @Nullable Object id(@Nullable Object value) {
        return switch (value) {
            case UUID id -> id;
            case OrgId id -> id.value();
            case UserId id -> id.value();
            case SessionId id -> id.value();
            case CaptureId id -> id.value();
            case CommandId id -> id.value();
            case ScheduleId id -> id.value();
            case DescriptionId id -> id.value();
            case PreviewId id -> id.value();
            case InvitationId id -> id.value();
            case NodeId id -> id.value();
            case StreamId id -> id.value();
            case KeyId id -> id.value();
            case DeviceId id -> id.value();
            case RecordId id -> id.value();
            case TriggerLabel label -> label.value();
            case DeviceName name -> name.value();
            case Email email -> email.value();
            case null, default -> null;
        };
    }
}
