package app.visant.http;

import app.visant.http.edge.MediaTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart.Part;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the body of one request, within its limits. */
final class Bodies {
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);
    private static final int FORM_BESIDE_FILE = 64 * 1024;
    private static final int MOST_PARTS = 100;
    private static final int MOST_FIELD_BYTES = 8 * 1024;

    private final Context ctx;
    private final HttpSettings.Uploads limits;
    private final FormMemory memory;
    private long held;
    private MultiPartFormData.@Nullable Parts form;
    private byte @Nullable [] raw;

    Bodies(Context ctx, HttpSettings.Uploads limits, FormMemory memory) {
        this.ctx = ctx;
        this.limits = limits;
        this.memory = memory;
    }

    /** The whole body; empty if there is none. */
    byte[] raw(Endpoint endpoint) {
        if (raw == null) {
            raw = read(endpoint.maxBody().orElse(0));
        }
        return raw;
    }

    Input json(Endpoint endpoint) {
        if (!(endpoint.request() instanceof Endpoint.Request.Json request)) {
            throw new IllegalStateException(endpoint + " declares no JSON body");
        }
        var bytes = raw(endpoint);
        if (bytes.length == 0) {
            return Input.ofJson(JsonNodeFactory.instance.objectNode(), request.type(), endpoint.tolerant());
        }
        expectJson();
        try {
            return Input.ofJson(Json.read(bytes), request.type(), endpoint.tolerant());
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "bad_json", "The body is not well-formed JSON: " + where(e));
        }
    }

    Upload form(Endpoint endpoint) {
        if (!(endpoint.request() instanceof Endpoint.Request.Multipart request)) {
            throw new IllegalStateException(endpoint + " declares no form");
        }
        if (!MediaTypes.bare(ctx.contentType()).equals("multipart/form-data")) {
            throw Problem.of(415, "unsupported_media_type", "This address takes multipart/form-data.");
        }
        var fields = JsonNodeFactory.instance.objectNode();
        Part file = null;
        for (var part : parts()) {
            var name = String.valueOf(part.getName());
            if (name.equals(request.file())) {
                file = part;
            } else if (part.getLength() > MOST_FIELD_BYTES) {
                throw Problem.invalid("/" + name, "is too long");
            } else {
                fields.put(name, new String(content(part), StandardCharsets.UTF_8));
            }
        }
        var input = Input.ofTexts(fields, "", request.fields());
        if (file == null) {
            input.refuse(request.file(), "is required");
            input.check();
            throw new AssertionError("a flaw was just found");
        }
        var found = file;
        var type = MediaTypes.bare(found.getHeaders().get(HttpHeader.CONTENT_TYPE));
        return new Upload(input, type, found.getLength(), () -> content(found));
    }

    /** Removes temporary files and gives memory back; to be called as soon as the handler is done. */
    void close() {
        memory.giveBack(held);
        held = 0;
        if (form == null) {
            return;
        }
        for (var part : form) {
            try {
                part.delete();
            } catch (IOException e) {
                LOG.warn("a temporary file was left behind", e);
            }
        }
        form.close();
        form = null;
    }

    /** By Jetty itself: its servlet layer makes a parameter of every field besides, and 64 KB of garbage with each. */
    private Iterable<Part> parts() {
        var mostBytes = limits.maxFileBytes() + FORM_BESIDE_FILE;
        var length = ctx.req().getContentLengthLong();
        if (length > mostBytes) {
            throw Problems.tooLarge();
        }
        held = memory.take(length);
        var config = new MultiPartConfig.Builder()
                .location(limits.incoming())
                .maxPartSize(limits.maxFileBytes())
                .maxSize(mostBytes)
                .maxMemoryPartSize(held > 0 ? held : MOST_FIELD_BYTES)
                .useFilesForPartsWithoutFileName(true)
                .maxParts(MOST_PARTS)
                .build();
        try {
            var request = ServletContextRequest.getServletContextRequest(ctx.req());
            form = MultiPartFormData.getParts(request, request, ctx.contentType(), config);
            return form;
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Jetty wraps what went wrong in several layers of other exceptions. */
    private static RuntimeException unreadable(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case IllegalStateException limit
                when says(limit, "exceeded") -> {
                    return Problems.tooLarge();
                }
                case TimeoutException late -> {
                    return Problems.ofStatus(408);
                }
                // The sender left, or sent less than it promised.
                case EOFException end -> LOG.debug("a form ended early", end);
                // Ours is the fault: a disk that cannot take what was sent. A 400 would make a device give the still
                // up.
                case IOException disk -> {
                    return new UncheckedIOException(disk);
                }
                default -> LOG.debug("a form could not be read", cause);
            }
        }
        return Problem.of(400, "bad_form", "The body is not a well-formed multipart form.");
    }

    private static boolean says(Exception failure, String text) {
        return String.valueOf(failure.getMessage()).contains(text);
    }

    private byte[] read(long most) {
        if (ctx.req().getContentLengthLong() > most) {
            throw Problems.tooLarge();
        }
        try {
            var bytes = ctx.req().getInputStream().readNBytes(Math.toIntExact(most) + 1);
            if (bytes.length > most) {
                throw Problems.tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            LOG.debug("a body did not arrive whole", e);
            throw Problem.of(400, "incomplete_body", "The body did not arrive whole.");
        }
    }

    private void expectJson() {
        var type = ctx.contentType();
        var bare = MediaTypes.bare(type);
        var charset = type == null
                ? ""
                : type.toLowerCase(Locale.ROOT).replace("\"", "").replaceFirst(".*charset=", "");
        var otherCharset =
                type != null && type.contains("charset") && !charset.strip().equals("utf-8");
        if (!(bare.equals("application/json") || bare.endsWith("+json")) || otherCharset) {
            throw Problem.of(415, "unsupported_media_type", "This address takes application/json in UTF-8.");
        }
    }

    private static byte[] content(Part part) {
        try (var in = Content.Source.asInputStream(part.newContentSource(null, 0, -1))) {
            var bytes = new byte[Math.toIntExact(part.getLength())];
            in.readNBytes(bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String where(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "it ends early." : "line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
    }
}
