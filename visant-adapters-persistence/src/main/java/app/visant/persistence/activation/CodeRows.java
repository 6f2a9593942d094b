package app.visant.persistence.activation;

import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** From a row to a code, and the words of the columns. */
final class CodeRows {
    /** As {@link #code} reads them; domains travel as an array, which the driver knows. */
    static final String COLUMNS = """
            code, description, benefit_type, benefit_value, max_uses, uses_count, valid_from, valid_until, active,
              one_per_user, array(select jsonb_array_elements_text(allowed_email_domains)) as domains, created_at, list_key
            """;

    private static final String DEVICE_SLOTS = "device_slots";
    private static final String FREE_MONTHS = "free_months";
    private static final String TRIAL_EXTENSION = "trial_extension";

    private CodeRows() {}

    static ActivationCode code(ResultSet row) throws SQLException {
        return new ActivationCode(
                new Code(row.getString("code")),
                row.getString("description"),
                benefit(row.getString("benefit_type"), row.getInt("benefit_value")),
                new ActivationCode.Terms(
                        Columns.ifAny(row, "max_uses", Integer.class),
                        Columns.instantIfAny(row, "valid_from"),
                        Columns.instantIfAny(row, "valid_until"),
                        row.getBoolean("one_per_user"),
                        Arrays.stream((String[]) row.getArray("domains").getArray())
                                .map(EmailDomain::new)
                                .toList()),
                row.getInt("uses_count"),
                row.getBoolean("active"),
                Columns.instant(row, "created_at"));
    }

    static String type(Benefit benefit) {
        return switch (benefit) {
            case Benefit.DeviceSlots slots -> DEVICE_SLOTS;
            case Benefit.FreeMonths months -> FREE_MONTHS;
            case Benefit.TrialExtension days -> TRIAL_EXTENSION;
        };
    }

    private static Benefit benefit(String type, int amount) throws SQLException {
        return switch (type) {
            case DEVICE_SLOTS -> new Benefit.DeviceSlots(amount);
            case FREE_MONTHS -> new Benefit.FreeMonths(amount);
            case TRIAL_EXTENSION -> new Benefit.TrialExtension(amount);
            default -> throw new SQLException("there is no benefit " + type);
        };
    }
}
