package app.visant.application.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every template that is there can be sent. */
final class TemplatesTest {
    private static final Path FOLDER = Path.of("src/main/resources/app/visant/application/mail");

    @Test
    void everyTemplateHasBothFormsAndSaysTheSameInThem() throws IOException {
        var names = names();

        assertThat(names).contains("verify-email", "reset-password", "password-changed");
        for (var name : names) {
            var template = Template.named(name);
            var values = new TreeMap<String, String>();
            template.holes().forEach(hole -> values.put(hole, "«" + hole + "»"));
            var filled = template.filled(values);
            assertThat(filled.subject()).as(name).isNotBlank().doesNotContain("{{");
            for (var hole : template.holes()) {
                assertThat(template.text()).as(name + " " + hole).contains("{{" + hole + "}}");
                assertThat(template.html()).as(name + " " + hole).contains("{{" + hole + "}}");
            }
        }
    }

    @Test
    void noTemplateLoadsAnythingFromElsewhere() throws IOException {
        for (var name : names()) {
            assertThat(Template.named(name).html()).as(name).doesNotContain("src=", "http:", "https:", "<script");
        }
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.(txt|html)$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
