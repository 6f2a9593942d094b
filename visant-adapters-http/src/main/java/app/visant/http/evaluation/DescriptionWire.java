package app.visant.http.evaluation;

import app.visant.application.evaluation.NormalDescriptions.Diff;
import app.visant.application.evaluation.port.DescriptionRepository.Version;
import app.visant.domain.evaluation.DescriptionTemplate;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.WordDiff;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about descriptions. */
final class DescriptionWire {
    private DescriptionWire() {}

    record WriteRequest(String text, Optional<String> deviceId) {}

    /**
     * A version.
     *
     * @param deviceId whose alone it is
     * @param author the id of who wrote it, as long as there is such an account
     * @param active whether the stills of its organization or device are judged by it
     */
    record DescriptionAnswer(
            String id,
            int version,
            String text,
            Optional<String> deviceId,
            Optional<String> author,
            Instant createdAt,
            boolean active) {
        static DescriptionAnswer of(Version version) {
            return of(version.description(), version.active());
        }

        static DescriptionAnswer of(NormalDescription description, boolean active) {
            return new DescriptionAnswer(
                    description.id().toString(),
                    description.version(),
                    description.text().value(),
                    description.device().map(DeviceId::value),
                    description.author().map(UserId::toString),
                    description.createdAt(),
                    active);
        }
    }

    /** What changed from one version to another. */
    record DiffAnswer(VersionAnswer from, VersionAnswer to, List<PartAnswer> parts) {
        static DiffAnswer of(Diff diff) {
            return new DiffAnswer(
                    VersionAnswer.of(diff.before()),
                    VersionAnswer.of(diff.after()),
                    diff.parts().stream().map(PartAnswer::of).toList());
        }
    }

    record VersionAnswer(String id, int version) {
        static VersionAnswer of(NormalDescription description) {
            return new VersionAnswer(description.id().toString(), description.version());
        }
    }

    /** @param change {@code same}, {@code removed} or {@code added} */
    record PartAnswer(String change, String text) {
        static PartAnswer of(WordDiff.Part part) {
            return new PartAnswer(part.change().name().toLowerCase(Locale.ROOT), part.text());
        }
    }

    /** @param key the same in every language */
    record TemplateAnswer(String key, String language, String title, String text) {
        static TemplateAnswer of(DescriptionTemplate template) {
            return new TemplateAnswer(
                    template.key(),
                    template.language(),
                    template.title(),
                    template.text().value());
        }
    }

    static String language(String code) {
        if (DescriptionTemplate.in(code).isEmpty()) {
            throw new IllegalArgumentException("must be one of en, de");
        }
        return code;
    }
}
