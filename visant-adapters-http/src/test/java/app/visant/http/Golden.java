package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Wire shapes kept as files under {@code src/test/resources/golden}. With {@code -Dvisant.golden=write} they are written
 * anew, to be looked at in the diff.
 */
public final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /** That the value looks as the file of that name says. */
    public static void assertMatches(String name, JsonNode actual) {
        try {
            assertMatchesText(name + ".json", JSON.writeValueAsString(actual) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That the text is that of the file of that name. */
    public static void assertMatchesText(String name, String text) {
        var file = Path.of("src/test/resources/golden", name);
        try {
            if ("write".equals(System.getProperty("visant.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
