package app.visant.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** All routes of the server: those of the contexts, and the description of them all. */
public final class Catalogue {
    private final List<Endpoint> endpoints;

    /** @throws IllegalStateException if two routes are the same, or name the parameters of one path differently */
    public Catalogue(Collection<? extends EndpointTable> tables) {
        var all = new ArrayList<Endpoint>();
        tables.forEach(table -> all.addAll(table.endpoints()));
        all.addAll(new Reference(this::endpoints).endpoints());
        all.sort(Comparator.comparing(Catalogue::order).thenComparing(Endpoint::method));
        this.endpoints = List.copyOf(all);
        var seen = new HashSet<String>();
        var templates = new HashMap<String, String>();
        for (var endpoint : endpoints) {
            var shape = shape(endpoint.path());
            if (!seen.add(endpoint.method() + " " + shape)
                    || !templates.computeIfAbsent(shape, s -> endpoint.path()).equals(endpoint.path())) {
                throw new IllegalStateException("two routes for " + endpoint);
            }
        }
    }

    /** Every route once; fixed paths come before parameters that would swallow them. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    private static String order(Endpoint endpoint) {
        return endpoint.path().replace('{', '\u007f');
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[a-z_]+}", "{}");
    }
}
