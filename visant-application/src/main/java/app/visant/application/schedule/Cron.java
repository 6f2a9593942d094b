package app.visant.application.schedule;

import app.visant.domain.schedule.FiringRule;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Reads cron expressions: five fields of Unix cron, or one of the nicknames {@code @hourly}, {@code @daily},
 * {@code @midnight}, {@code @weekly}, {@code @monthly}, {@code @yearly}, {@code @annually}. The library is asked for
 * wall-clock times only; what happens when the clock is changed is {@link FiringRule}'s.
 */
final class Cron {
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final int HOUR_FIELD = 1;
    private static final int MAX_LENGTH = 200;

    private final FiringRule rule;

    private Cron(FiringRule rule) {
        this.rule = rule;
    }

    /** @throws IllegalArgumentException that says what is wrong with it, or that it never fires */
    static Cron parse(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be at most " + MAX_LENGTH + " characters");
        }
        var trimmed = expression.strip();
        var fields = NICKNAMES.getOrDefault(trimmed, trimmed);
        if (fields.startsWith("@")) {
            throw new IllegalArgumentException("knows no nickname " + trimmed);
        }
        var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        var times = ExecutionTime.forCron(parser.parse(fields).validate());
        var hour = fields.split("\\s+", -1)[HOUR_FIELD];
        var cron = new Cron(new FiringRule(time -> firstAfter(times, time), hour.equals("*") || hour.startsWith("*/")));
        if (cron.rule.times().firstAfter(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new IllegalArgumentException("names a date that never comes");
        }
        return cron;
    }

    /** The first instant strictly after {@code after} at which it fires. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        return rule.next(after, zone);
    }

    private static Optional<LocalDateTime> firstAfter(ExecutionTime times, LocalDateTime time) {
        return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
