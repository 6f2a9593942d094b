package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.outermost;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may step over the wall between organizations, for which purpose: to add a caller is to change this list. */
final class PurposeRules {
    private static final String PURPOSE = "application.shared.port.Purpose";

    /** Each purpose with the classes that may name it, below the root. */
    static final Map<String, Set<String>> CALLERS = Map.of(
            "LOG_IN",
            Set.of(
                    "application.identity.AccountDeletion",
                    "application.identity.Arrivals",
                    "application.identity.Authentication",
                    "application.identity.Consent",
                    "application.identity.EmailVerification",
                    "application.identity.Entry",
                    "application.identity.LocalIdentityProvider",
                    "application.identity.OwnAccount",
                    "application.identity.PasswordProof",
                    "application.identity.PasswordRecovery",
                    "application.identity.Passwords",
                    "application.identity.Profiles",
                    "application.identity.ProviderTokens",
                    "application.identity.SecondFactors",
                    "application.identity.Sessions",
                    "application.identity.SignUp",
                    "application.key.CredentialWatch",
                    "application.key.KeyAuthentication",
                    "persistence.shared.PostgresRateLimiter"),
            "MEMBERSHIP",
            Set.of(
                    "application.audit.AuditTrail",
                    "application.evaluation.BudgetNotice",
                    "application.people.Invitations",
                    "application.people.Joining",
                    "application.people.Members",
                    "application.people.OrganizationSwitch"),
            "DEVICE_TOKEN",
            Set.of("application.device.DeviceTokens"),
            "DEVICE_ACTIVATION",
            Set.of("application.device.DeviceActivation", "application.device.DeviceFleet"),
            "CODE_REDEMPTION",
            Set.of("application.activation.CodeRedemption"),
            "JOB_CLAIM",
            Set.of("application.job.JobDispatch"),
            "SCHEDULE_TICK",
            Set.of("application.schedule.ScheduleClock", "application.command.CommandSettling"),
            "METERING",
            Set.of("application.org.LimitBook", "application.org.RequestAllowance", "application.org.StreamAllowance"),
            "NODE",
            Set.of("application.command.CommandStreams", "application.device.PresenceWatch"),
            "OPERATOR",
            Set.of(
                    "application.activation.CodeAdministration",
                    "application.audit.AuditTrail",
                    "application.health.InstallationHealth",
                    "application.org.OrganizationLimits",
                    "application.org.OrganizationOversight",
                    "application.org.OrganizationSurvey",
                    "application.device.DeviceManufacture",
                    "application.identity.AccountOversight",
                    "application.identity.AccountSurvey",
                    "application.identity.IdentityLinking",
                    "application.identity.OperatorRights",
                    "application.identity.Passwords"));

    private PurposeRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(classes()
                .that(resideInAPackage(layout.root() + ".."))
                .should(new ArchCondition<JavaClass>("name only purposes that are theirs") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        named(layout, type)
                                .filter(access -> !isListed(
                                        layout, type, access.getTarget().getName()))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.violated(access, access.getDescription())));
                    }
                }));
    }

    /** Whether a class names a purpose at all. */
    static boolean names(Layout layout, JavaClass type, String purpose) {
        return named(layout, type)
                .anyMatch(access -> access.getTarget().getName().equals(purpose));
    }

    private static Stream<JavaFieldAccess> named(Layout layout, JavaClass type) {
        String purpose = layout.root() + "." + PURPOSE;
        return type.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().getFullName().equals(purpose))
                .filter(access -> !outermost(type).getFullName().equals(purpose));
    }

    private static boolean isListed(Layout layout, JavaClass type, String purpose) {
        return CALLERS.getOrDefault(purpose, Set.of()).stream()
                .map(caller -> layout.root() + "." + caller)
                .anyMatch(outermost(type).getFullName()::equals);
    }
}
