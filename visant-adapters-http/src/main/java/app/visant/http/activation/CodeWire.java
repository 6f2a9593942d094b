package app.visant.http.activation;

import app.visant.application.activation.port.CodeRepository.Redeemed;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.activation.Redemption;
import app.visant.domain.org.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes over the wire about codes. */
final class CodeWire {
    private CodeWire() {}

    record MakeRequest(
            Optional<String> code,
            Optional<String> description,
            String benefitType,
            int benefitValue,
            Optional<Integer> maxUses,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            Optional<Boolean> onePerUser,
            Optional<List<String>> allowedEmailDomains) {}

    record ChangeRequest(
            Optional<Boolean> active,
            Optional<String> description,
            Optional<Integer> maxUses,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil) {}

    record CodeAnswer(
            String code,
            String description,
            String benefitType,
            int benefitValue,
            Optional<Integer> maxUses,
            int usesCount,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            boolean active,
            boolean onePerUser,
            List<String> allowedEmailDomains,
            Instant createdAt) {

        static CodeAnswer of(ActivationCode code) {
            var terms = code.terms();
            return new CodeAnswer(
                    code.code().value(),
                    code.description(),
                    type(code.benefit()),
                    code.benefit().amount(),
                    terms.maxUses(),
                    code.uses(),
                    terms.validFrom(),
                    terms.validUntil(),
                    code.active(),
                    terms.oncePerOrganization(),
                    terms.domains().stream().map(EmailDomain::value).toList(),
                    code.createdAt());
        }
    }

    record RedemptionAnswer(String id, String orgId, Instant redeemedAt) {
        static RedemptionAnswer of(Redeemed redeemed) {
            return new RedemptionAnswer(redeemed.id().toString(), redeemed.org().toString(), redeemed.at());
        }
    }

    /** What the organization has by the code. */
    record RedeemedAnswer(
            String code, String benefitType, int benefitValue, int deviceSlots, Instant trialEndDate, String plan) {

        static RedeemedAnswer of(Redemption.Granted granted) {
            var code = granted.code();
            var subscription = granted.subscription();
            return new RedeemedAnswer(
                    code.code().value(),
                    type(code.benefit()),
                    code.benefit().amount(),
                    subscription.slots(),
                    subscription.end(),
                    plan(subscription));
        }

        private static String plan(Subscription.Agreed subscription) {
            return switch (subscription) {
                case Subscription.Trial trial -> "trial";
                case Subscription.FreeMonths free -> "free_months";
            };
        }
    }

    private static String type(Benefit benefit) {
        return switch (benefit) {
            case Benefit.DeviceSlots slots -> "device_slots";
            case Benefit.FreeMonths months -> "free_months";
            case Benefit.TrialExtension days -> "trial_extension";
        };
    }
}
