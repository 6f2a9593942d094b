package app.visant.http;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Makes what a test asks for out of what it was given, through the constructors that say {@code @Inject}: a container in
 * a few lines. Every type has one instance; sets are empty.
 */
final class Assembly {
    private final List<Object> made = new ArrayList<>();

    Assembly(List<?> given) {
        made.addAll(given);
        made.add(Set.of());
    }

    <T> T get(Class<T> type) {
        for (var candidate : made) {
            if (type.isInstance(candidate)) {
                return type.cast(candidate);
            }
        }
        var instance = type.cast(make(constructor(type)));
        made.add(instance);
        return instance;
    }

    private Object make(Constructor<?> constructor) {
        var arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor.toString(), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was given for " + type.getName()));
    }
}
