package app.visant.ai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The form of the answer that every model is held to: what was seen stands before what follows from it. */
public final class VerdictSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private VerdictSchema() {}

    /** JSON Schema of the subset that all vendors take; bounds are checked when it is read. */
    public static ObjectNode schema() {
        var fields = JSON.objectNode();
        fields.putObject("observations").put("type", "array").putObject("items").put("type", "string");
        var states = fields.putObject("state").put("type", "string").putArray("enum");
        states.add("normal").add("abnormal").add("uncertain");
        fields.putObject("confidence").put("type", "number");
        fields.putObject("reason").put("type", "string");
        var schema = JSON.objectNode().put("type", "object");
        schema.set("properties", fields);
        schema.putArray("required")
                .add("observations")
                .add("state")
                .add("confidence")
                .add("reason");
        return schema.put("additionalProperties", false);
    }
}
