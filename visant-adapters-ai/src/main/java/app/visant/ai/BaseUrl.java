package app.visant.ai;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Where a vendor's routes begin. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * The address, with {@code version} as its path if it has none.
     *
     * @throws IllegalArgumentException if it is no bare http or https address
     */
    public static HttpUrl of(URI address, String version) {
        var url = Optional.ofNullable(HttpUrl.get(address))
                .orElseThrow(() -> new IllegalArgumentException("base_url must be an http or https address"));
        if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("base_url must have no user, no query and no fragment");
        }
        return url.encodedPath().equals("/")
                ? url.newBuilder().addPathSegment(version).build()
                : url;
    }

    /** @throws IllegalArgumentException if no model could be called that */
    public static String model(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}") || name.contains("..")) {
            throw new IllegalArgumentException("model must be a model's name");
        }
        return name;
    }
}
