package app.visant.application.shared.port;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody did. Every route that changes anything names one of these, or says why it leaves no entry. */
public enum AuditAction {
    ACCOUNT_OPENED,
    ACCOUNT_RENAMED,
    ACCOUNT_DELETED,
    /** By the operator. */
    ACCOUNT_SUSPENDED,
    ACCOUNT_RESUMED,
    EMAIL_PROOF_REQUESTED,
    EMAIL_VERIFIED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    /** By the operator, at the machine. */
    PASSWORD_REPLACED,
    TOTP_PROPOSED,
    TOTP_ENABLED,
    TOTP_CODES_RENEWED,
    TOTP_DISABLED,
    /** By the operator, at the machine: an account is somebody's elsewhere from now on. */
    IDENTITY_LINKED,
    SESSION_OPENED,
    SESSION_SWITCHED,
    SESSION_ENDED,
    /** A refresh token came back that had been used: its session was ended. */
    SESSION_STOLEN,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_REMOVED,
    MEMBER_ROLE_CHANGED,
    INVITATION_SENT,
    INVITATION_REVOKED,
    KEY_MADE,
    KEY_REVOKED,
    ORGANIZATION_CHANGED,
    ORGANIZATION_TRANSFERRED,
    /** By the operator. */
    ORGANIZATION_LIMITED,
    ORGANIZATION_SUSPENDED,
    ORGANIZATION_RESUMED,
    CODE_REDEEMED,
    CODE_MADE,
    CODE_CHANGED,
    DEVICE_MADE,
    DEVICE_RELEASED,
    DEVICE_REGISTERED,
    DEVICE_ACTIVATED,
    DEVICE_CHANGED,
    DEVICE_CONFIGURED,
    DEVICE_DEACTIVATED,
    DEVICE_TOKEN_ISSUED,
    BASELINE_RESET,
    PANEL_CHOSEN,
    PANEL_LEFT,
    /** What agents see of a camera's stills, and how they are asked. */
    SIGHT_CHOSEN,
    SIGHT_LEFT,
    BUDGET_CHANGED,
    CAPTURE_ORDERED,
    CAPTURE_DELETED,
    CAPTURE_MARKED,
    CAPTURE_UNMARKED,
    CAPTURE_REEVALUATED,
    DESCRIPTION_WRITTEN,
    DESCRIPTION_ACTIVATED,
    /** A device has none of its own any more. */
    DESCRIPTION_DROPPED,
    /** A description is tried on stills, which may cost something. */
    PREVIEW_STARTED,
    PREVIEW_CANCELLED,
    SCHEDULE_MADE,
    SCHEDULE_CHANGED,
    SCHEDULE_DELETED,
    OPERATOR_GRANTED,
    OPERATOR_REVOKED;

    /** What it is called in the log, such as {@code device.token_issued}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /** The action that the log calls so. */
    public static Optional<AuditAction> named(String wireName) {
        return Stream.of(values()).filter(a -> a.wireName().equals(wireName)).findFirst();
    }
}
