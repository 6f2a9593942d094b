package app.visant.domain.evaluation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What models cost, and since when. Estimates: a vendor's bill is what counts. Lines look like
 * {@code 2026-11-01 openai gpt-4o-mini 0.15 0.60}: the day from which it holds, the vendor, the model or {@code *} for all
 * others of the vendor, and dollars for a million tokens read and written. Lines end with a line break or a semicolon.
 */
public record PriceList(List<Price> prices) {
    /** Under which nothing costs anything. */
    public static final PriceList FREE = new PriceList(List.of());

    private static final String ANY = "*";
    private static final int WORDS = 5;
    private static final long MILLION = 1_000_000;
    private static final BigDecimal DEAREST = BigDecimal.valueOf(100_000);

    public PriceList {
        prices = List.copyOf(prices);
    }

    /** @throws IllegalArgumentException that names the line that is wrong */
    public static PriceList parse(String text) {
        return new PriceList(Stream.of(text.split("[;\\n]", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(PriceList::line)
                .toList());
    }

    /**
     * What these tokens cost in millionths of a dollar, begun ones whole. The price of the model itself goes before that of
     * all models of its vendor, and the newest that holds on the day before older ones. Nothing if there is none.
     */
    public long costMicros(String vendor, String model, LocalDate day, long inputTokens, long outputTokens) {
        return find(vendor, model, day)
                .map(price -> ceil(price.inputMicros, inputTokens) + ceil(price.outputMicros, outputTokens))
                .orElse(0L);
    }

    /** Whether asking that model costs anything on that day. */
    public boolean charges(String vendor, String model, LocalDate day) {
        return find(vendor, model, day)
                .filter(price -> price.inputMicros > 0 || price.outputMicros > 0)
                .isPresent();
    }

    private Optional<Price> find(String vendor, String model, LocalDate day) {
        return prices.stream()
                .filter(price -> price.vendor.equals(vendor) && !price.from.isAfter(day))
                .filter(price -> price.model.equals(model) || price.model.equals(ANY))
                .max(Comparator.comparing((Price price) -> price.model.equals(model))
                        .thenComparing(Price::from));
    }

    private static long ceil(long microsPerMillion, long tokens) {
        return Math.ceilDiv(Math.multiplyExact(microsPerMillion, tokens), MILLION);
    }

    private static Price line(String line) {
        var words = line.split("\\s+", -1);
        try {
            if (words.length == WORDS) {
                return new Price(LocalDate.parse(words[0]), words[1], words[2], micros(words[3]), micros(words[4]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(wrong(line), e);
        }
        throw new IllegalArgumentException(wrong(line));
    }

    private static String wrong(String line) {
        return "must be lines of a day, a vendor, a model and two prices in dollars, unlike \"" + line + "\"";
    }

    private static long micros(String dollars) {
        var amount = new BigDecimal(dollars);
        if (amount.signum() < 0 || amount.compareTo(DEAREST) > 0) {
            throw new NumberFormatException("no price");
        }
        return amount.movePointRight(6).longValue();
    }

    /**
     * The price of a model.
     *
     * @param from the first day on which it holds
     * @param model as the panel names it, or {@code *}
     * @param inputMicros for a million tokens read, in millionths of a dollar
     * @param outputMicros for a million tokens written, likewise
     */
    public record Price(LocalDate from, String vendor, String model, long inputMicros, long outputMicros) {}
}
