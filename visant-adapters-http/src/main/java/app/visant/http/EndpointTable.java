package app.visant.http;

import java.util.List;

/** The routes of one context. */
@FunctionalInterface
public interface EndpointTable {
    List<Endpoint> endpoints();
}
