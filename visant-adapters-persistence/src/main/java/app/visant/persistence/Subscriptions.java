package app.visant.persistence;

import app.visant.domain.org.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What an organization has subscribed to, in three columns of its row. */
public final class Subscriptions {
    private static final String TRIAL = "trial";
    private static final String FREE_MONTHS = "free_months";

    private Subscriptions() {}

    /** From {@code plan}, {@code device_slots} and {@code trial_end_date}, which is the end of every plan. */
    public static Subscription.Agreed of(ResultSet row) throws SQLException {
        var slots = row.getInt("device_slots");
        var end = Columns.instant(row, "trial_end_date");
        var plan = row.getString("plan");
        return switch (plan) {
            case TRIAL -> new Subscription.Trial(slots, end);
            case FREE_MONTHS -> new Subscription.FreeMonths(slots, end);
            default -> throw new SQLException("there is no plan " + plan);
        };
    }

    /** The word for the column {@code plan}. */
    public static String plan(Subscription.Agreed subscription) {
        return switch (subscription) {
            case Subscription.Trial trial -> TRIAL;
            case Subscription.FreeMonths free -> FREE_MONTHS;
        };
    }
}
