package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the description of the interface says of a record is what goes over the wire. */
final class SchemasTest {
    private final Schemas schemas = new Schemas();

    @Test
    void fieldsStandInTheOrderOfTheRecordInSnakeCase() {
        assertThat(names(described(Still.class).path("properties"))).containsExactly("record_id", "taken_at", "label");
        assertThat(described(Still.class).path("required").toString()).isEqualTo("[\"record_id\",\"taken_at\"]");
    }

    @Test
    void theFieldsOfAnUnwrappedComponentStandWhereItStands() {
        var detail = described(Detail.class);

        assertThat(names(detail.path("properties")))
                .containsExactly("first", "record_id", "taken_at", "label", "assessments");
        assertThat(detail.path("required").toString())
                .isEqualTo("[\"first\",\"record_id\",\"taken_at\",\"assessments\"]");
        assertThat(detail.at("/properties/assessments/items/$ref").asText())
                .isEqualTo("#/components/schemas/Assessment");
    }

    @Test
    void asTheyAreWritten() {
        var written = Json.mapper()
                .<JsonNode>valueToTree(new Detail(1, new Still("one", Instant.EPOCH, Optional.of("gate")), List.of()));

        assertThat(names(written))
                .containsExactlyElementsOf(names(described(Detail.class).path("properties")));
    }

    private JsonNode described(Class<? extends Record> type) {
        schemas.of(type);
        return schemas.all().path(type.getSimpleName());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private record Detail(int first, @JsonUnwrapped Still still, List<Assessment> assessments) {}

    private record Still(String recordId, Instant takenAt, Optional<String> label) {}

    private record Assessment(String agent) {}
}
