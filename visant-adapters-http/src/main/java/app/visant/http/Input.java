package app.visant.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads named values and collects what is wrong with them. Ask for all of them first and use them afterwards: the first
 * {@link Field#get()} throws one {@link Problem} (422) with every flaw found until then.
 *
 * <pre>{@code
 * var in = exchange.body();
 * var email = in.require("email", Email::new);
 * var name = in.optional("name", DeviceName::new);
 * return Answer.ok(present(accounts.signUp(email.get(), name.get())));
 * }</pre>
 */
public final class Input {
    private final JsonNode values;
    private final String pointer;
    private final Map<String, RecordComponent> known;
    private final boolean textual;
    private final List<Problem.Flaw> flaws;

    private Input(
            JsonNode values,
            String pointer,
            Map<String, RecordComponent> known,
            boolean textual,
            List<Problem.Flaw> flaws) {
        this.values = values;
        this.pointer = pointer;
        this.known = known;
        this.textual = textual;
        this.flaws = flaws;
    }

    /** Reads a JSON object whose fields are the components of the record. */
    static Input ofJson(JsonNode values, Class<?> type, boolean tolerant) {
        var input = new Input(values, "", components(type), false, new ArrayList<>());
        input.expectObject(tolerant);
        return input;
    }

    /** Reads texts, as a form or a query string has them: numbers and the like are parsed. */
    static Input ofTexts(JsonNode values, String pointer, Class<?> type) {
        return new Input(values, pointer, components(type), true, new ArrayList<>());
    }

    /** Reads texts of the given names. */
    static Input ofTexts(JsonNode values, String pointer, List<String> names) {
        var known = new LinkedHashMap<String, RecordComponent>();
        names.forEach(name -> known.put(name, ANY));
        return new Input(values, pointer, known, true, new ArrayList<>());
    }

    /** Whether the value is there and not null. */
    public boolean has(String name) {
        return !absent(node(name));
    }

    /** Whether the value is there and null, where that means something other than leaving it out. */
    public boolean isNull(String name) {
        return node(name).isNull();
    }

    /** A text that must be there, given to the constructor of a value. */
    public <T> Field<T> require(String name, Function<? super String, ? extends T> make) {
        return require(name, Form.TEXT.<T>as(make));
    }

    /** A value that must be there. */
    public <T> Field<T> require(String name, Form<T> form) {
        var node = node(name, false);
        return absent(node) ? refused(name, "is required") : read(name, node, form);
    }

    /** A text that may be left out, given to the constructor of a value. */
    public <T> Field<Optional<T>> optional(String name, Function<? super String, ? extends T> make) {
        return optional(name, Form.TEXT.<T>as(make));
    }

    /** A value that may be left out, or null. */
    public <T> Field<Optional<T>> optional(String name, Form<T> form) {
        var node = node(name, true);
        if (absent(node)) {
            return new Field<>(this, Optional.empty());
        }
        return read(name, node, form.as(Optional::of));
    }

    /** An object that must be there. Its fields are read at once; its record is the type of the component. */
    public <T> Field<T> object(String name, Function<Input, T> read) {
        var node = node(name, false);
        return absent(node) ? refused(name, "is required") : nested(name, node, pointerTo(name), read);
    }

    /** An object that may be left out. */
    public <T> Field<Optional<T>> optionalObject(String name, Function<Input, T> read) {
        var node = node(name, true);
        return absent(node)
                ? new Field<>(this, Optional.empty())
                : nested(name, node, pointerTo(name), in -> Optional.of(read.apply(in)));
    }

    /** A list of objects; it may be left out, and is empty then, if its component is an Optional. */
    public <T> Field<List<T>> objects(String name, Function<Input, T> read) {
        return list(name, (node, at) -> nested(name, node, at, read));
    }

    /** A list of values; it may be left out, and is empty then, if its component is an Optional. */
    public <T> Field<List<T>> values(String name, Form<T> form) {
        return list(
                name,
                (node, at) -> form.read(node, textual, message -> flaws.add(new Problem.Flaw(at, message)), this));
    }

    /** A value made of several; what its constructor refuses is a flaw of the whole. */
    public <T> T make(Supplier<T> constructor) {
        check();
        try {
            return constructor.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(pointer, Form.reason(e));
        }
    }

    /** Adds a flaw that only the handler can see. */
    public void refuse(String name, String message) {
        flaws.add(new Problem.Flaw(pointerTo(name), message));
    }

    /** Throws if anything was wrong so far. */
    public void check() {
        if (!flaws.isEmpty()) {
            throw Problem.invalid(flaws);
        }
    }

    private <T> Field<List<T>> list(String name, Element<T> element) {
        var node = node(name);
        if (absent(node)) {
            return mayBeAbsent(name) ? new Field<>(this, List.of()) : refused(name, "is required");
        }
        if (!node.isArray()) {
            return refused(name, "must be a list");
        }
        var fields = new ArrayList<Field<T>>();
        for (var i = 0; i < node.size(); i++) {
            fields.add(element.read(node.get(i), pointerTo(name) + "/" + i));
        }
        return new Field<>(this, fields.stream().flatMap(Field::stream).toList());
    }

    private <T> Field<T> nested(String name, JsonNode node, String at, Function<Input, T> read) {
        var input = new Input(node, at, components(element(component(name).getGenericType())), textual, flaws);
        input.expectObject(false);
        if (!node.isObject()) {
            return new Field<>(this, null);
        }
        var before = flaws.size();
        try {
            var value = read.apply(input);
            return new Field<>(this, flaws.size() == before ? value : null);
        } catch (Problem refused) {
            if (refused.flaws().isEmpty()) {
                throw refused;
            }
            refused.flaws().stream().filter(flaw -> !flaws.contains(flaw)).forEach(flaws::add);
            return new Field<>(this, null);
        }
    }

    private <T> Field<T> read(String name, JsonNode node, Form<T> form) {
        return form.read(node, textual, message -> refuse(name, message), this);
    }

    private <T> Field<T> refused(String name, String message) {
        refuse(name, message);
        return new Field<>(this, null);
    }

    private void expectObject(boolean tolerant) {
        if (!values.isObject()) {
            flaws.add(new Problem.Flaw(pointer, "must be an object"));
            return;
        }
        if (!tolerant) {
            values.fieldNames().forEachRemaining(name -> {
                if (!known.containsKey(name)) {
                    refuse(name, "is not known");
                }
            });
        }
    }

    private JsonNode node(String name, boolean mayBeAbsent) {
        if (mayBeAbsent(name) != mayBeAbsent && component(name) != ANY) {
            throw new IllegalStateException("the route declares otherwise whether " + pointerTo(name) + " is required");
        }
        return node(name);
    }

    private boolean mayBeAbsent(String name) {
        return component(name).getType() == Optional.class;
    }

    private JsonNode node(String name) {
        component(name);
        return Objects.requireNonNullElse(values.get(name), MissingNode.getInstance());
    }

    /** What a handler reads must be what its route declares, or the description would lie. */
    private RecordComponent component(String name) {
        var component = known.get(name);
        if (component == null) {
            throw new IllegalStateException("the route does not declare " + pointerTo(name));
        }
        return component;
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is no record");
        }
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(c -> Json.snake(c.getName()), c -> c, (a, b) -> a, LinkedHashMap::new));
    }

    /** The record in {@code Optional<List<R>>}, {@code Optional<R>}, {@code List<R>} or {@code R} itself. */
    private static Class<?> element(Type type) {
        return switch (type) {
            case ParameterizedType generic -> element(generic.getActualTypeArguments()[0]);
            case Class<?> plain -> plain;
            default -> throw new IllegalStateException("no wire record: " + type);
        };
    }

    private record Anything(String any) {}

    private static final RecordComponent ANY = Anything.class.getRecordComponents()[0];

    private interface Element<T> {
        Field<T> read(JsonNode node, String pointer);
    }

    /** A value that was asked for. */
    public static final class Field<T> implements Supplier<T> {
        private final Input input;
        private final @Nullable T value;

        Field(Input input, @Nullable T value) {
            this.input = input;
            this.value = value;
        }

        /**
         * The value.
         *
         * @throws Problem (422) if this or any value asked for before was refused
         */
        @Override
        public T get() {
            input.check();
            return Objects.requireNonNull(value);
        }

        private java.util.stream.Stream<T> stream() {
            return java.util.stream.Stream.ofNullable(value);
        }
    }
}
