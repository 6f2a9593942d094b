package app.visant.http;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON schemas of wire records, as {@link Json} writes and {@link Input} reads them. */
final class Schemas {
    static final String PLACE = "components/schemas";

    private static final String FIELDS = "properties";
    private static final String REQUIRED = "required";

    private final SchemaBuilder builder;

    Schemas() {
        var config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.FLATTENED_OPTIONALS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.INLINE_NULLABLE_SCHEMAS,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withPropertyNameOverrideResolver(field -> Json.snake(field.getDeclaredName()))
                .withRequiredCheck(field -> !optional(field))
                .withNullableCheck(Schemas::optional);
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparing(MemberScope::isStatic)) // keeps the order of the record
                .withDefinitionNamingStrategy(new SimpleNames())
                .withCustomDefinitionProvider(new Inlined())
                .withCustomDefinitionProvider(new Unwrapped());
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** A reference to the schema of the type; complete once {@link #all} was asked for. */
    ObjectNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** A reference to the schema of an array. */
    ObjectNode listOf(Type element) {
        return builder.createSchemaReference(List.class, element);
    }

    /** The schemas by name. */
    ObjectNode all() {
        return builder.collectDefinitions(PLACE);
    }

    private static boolean optional(FieldScope field) {
        return field.getDeclaredType().getErasedType() == Optional.class;
    }

    /** Records are known by their own name; those that share one are numbered. */
    private static final class SimpleNames implements SchemaDefinitionNamingStrategy {
        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            return key.getType().getErasedType().getSimpleName();
        }
    }

    /** Times are texts; maps have no name of their own. */
    private static final class Inlined implements CustomDefinitionProviderV2 {
        @Override
        public @Nullable CustomDefinition provideCustomSchemaDefinition(
                ResolvedType type, SchemaGenerationContext context) {
            if (type.getErasedType() == Instant.class) {
                var time = context.getGeneratorConfig().createObjectNode();
                return new CustomDefinition(time.put("type", "string").put("format", "date-time"), true);
            }
            return type.isInstanceOf(Map.class)
                    ? new CustomDefinition(context.createStandardDefinition(type, this), true)
                    : null;
        }
    }

    /** The fields of an unwrapped component stand where it stands, beside those of the others. */
    private static final class Unwrapped implements CustomDefinitionProviderV2 {
        @Override
        public @Nullable CustomDefinition provideCustomSchemaDefinition(
                ResolvedType type, SchemaGenerationContext context) {
            var unwrapped = components(type).filter(Unwrapped::is).toList();
            if (unwrapped.isEmpty()) {
                return null;
            }
            var definition = context.createStandardDefinition(type, this);
            for (var component : unwrapped) {
                var held = context.getTypeContext().resolve(component.getGenericType());
                flatten(definition, Json.snake(component.getName()), context.createStandardDefinition(held, this));
            }
            return new CustomDefinition(definition);
        }

        private static Stream<RecordComponent> components(ResolvedType type) {
            return Optional.ofNullable(type.getErasedType().getRecordComponents()).stream()
                    .flatMap(Arrays::stream);
        }

        private static boolean is(RecordComponent component) {
            return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
        }

        private static void flatten(ObjectNode definition, String name, ObjectNode held) {
            var fields = definition.objectNode();
            definition.path(FIELDS).properties().forEach(field -> {
                if (field.getKey().equals(name)) {
                    held.path(FIELDS).properties().forEach(inner -> fields.set(inner.getKey(), inner.getValue()));
                } else {
                    fields.set(field.getKey(), field.getValue());
                }
            });
            var required = definition.arrayNode();
            definition.path(REQUIRED).forEach(field -> {
                if (field.asText().equals(name)) {
                    held.path(REQUIRED).forEach(required::add);
                } else {
                    required.add(field);
                }
            });
            definition.set(FIELDS, fields);
            definition.set(REQUIRED, required);
        }
    }
}
