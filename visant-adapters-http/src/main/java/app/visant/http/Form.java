package app.visant.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a value is written on the wire, and how it is read. In JSON a number is a number and not a text; in forms and
 * query strings everything is text.
 */
public final class Form<T> {
    private static final int LONGEST_REASON = 200;

    public static final Form<String> TEXT =
            new Form<>(JsonNode::isTextual, JsonNode::textValue, text -> text, "must be a text");
    public static final Form<Integer> INTEGER = new Form<>(
            node -> node.isIntegralNumber() && node.canConvertToInt(),
            JsonNode::intValue,
            Integer::valueOf,
            "must be a whole number");
    public static final Form<Long> LONG = new Form<>(
            node -> node.isIntegralNumber() && node.canConvertToLong(),
            JsonNode::longValue,
            Long::valueOf,
            "must be a whole number");
    public static final Form<Double> DECIMAL = new Form<>(
            node -> node.isNumber() && Double.isFinite(node.doubleValue()),
            JsonNode::doubleValue,
            Form::finite,
            "must be a number");
    public static final Form<Boolean> BOOLEAN =
            new Form<>(JsonNode::isBoolean, JsonNode::booleanValue, Form::bool, "must be true or false");
    /** RFC 3339, with any offset, from 1970 to 9999: what the database and the datalake's folders can hold. */
    public static final Form<Instant> INSTANT = TEXT.as(Form::instant);

    /** A zone by its name in the IANA database. */
    public static final Form<ZoneId> ZONE = TEXT.as(Form::zone);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final java.util.function.Predicate<JsonNode> fits;
    private final Function<JsonNode, T> fromJson;
    private final Function<String, T> fromText;
    private final String otherwise;

    private Form(
            java.util.function.Predicate<JsonNode> fits,
            Function<JsonNode, T> fromJson,
            Function<String, T> fromText,
            String otherwise) {
        this.fits = fits;
        this.fromJson = fromJson;
        this.fromText = fromText;
        this.otherwise = otherwise;
    }

    /** One of the words of an enum, in lower case. */
    public static <E extends Enum<E>> Form<E> word(Class<E> type) {
        return TEXT.as(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + words(type))));
    }

    /** The same form, made into something else; what {@code make} refuses with {@link IllegalArgumentException} is a flaw. */
    public <U> Form<U> as(Function<? super T, ? extends U> make) {
        return new Form<>(
                fits, node -> make.apply(fromJson.apply(node)), text -> make.apply(fromText.apply(text)), otherwise);
    }

    Input.Field<T> read(JsonNode node, boolean textual, Consumer<String> flaw, Input input) {
        try {
            if (textual) {
                return new Input.Field<>(input, fromText.apply(node.asText()));
            }
            if (fits.test(node)) {
                return new Input.Field<>(input, fromJson.apply(node));
            }
            flaw.accept(otherwise);
        } catch (NumberFormatException e) {
            flaw.accept(otherwise);
        } catch (IllegalArgumentException | DateTimeException e) {
            flaw.accept(reason(e));
        }
        return new Input.Field<>(input, null);
    }

    /** What a constructor said, made fit for an answer. */
    static String reason(RuntimeException refusal) {
        var message = refusal.getMessage();
        if (message == null || message.startsWith("Invalid UUID") || message.startsWith("UUID string")) {
            return "is not valid";
        }
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) : message;
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Double finite(String text) {
        var value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static Instant instant(String text) {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new IllegalArgumentException("must be from 1970 to 9999");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 2026-11-01T12:00:00Z", e);
        }
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("must be an IANA time zone such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
