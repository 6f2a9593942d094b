package app.visant.ai;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;

/** How one vendor wants to be asked, and how its server answers. */
public interface Dialect {
    HttpUrl url();

    /** The header that carries the key. */
    String keyHeader();

    /** What stands before the key there. */
    String keyPrefix();

    JsonNode body(Question question);

    /** Reads an answer with status 200, whatever it holds. */
    Told read(JsonNode answer);
}
