package app.visant.http;

import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One route and all that is known about it. The server, the OpenAPI description and the authorization matrix are made
 * from these, so that they cannot differ. Built in one order that leaves nothing out: method and path, who may call it,
 * what it takes, what it answers, the handler.
 */
public final class Endpoint {
    private static final Pattern PATH = Pattern.compile("/|(/([A-Za-z0-9._-]+|\\{[a-z_]+}))+");
    private static final long DEFAULT_BODY = 64 * 1024;

    /** What the parameter of a path is called that names a device. */
    static final String DEVICE = "device_id";

    private final Builder made;
    private final Handler handler;

    private Endpoint(Builder made, Handler handler) {
        this.made = made;
        this.handler = handler;
    }

    public static Unguarded get(String path, String summary) {
        return new Unguarded(Method.GET, path, summary);
    }

    public static Unguarded post(String path, String summary) {
        return new Unguarded(Method.POST, path, summary);
    }

    public static Unguarded put(String path, String summary) {
        return new Unguarded(Method.PUT, path, summary);
    }

    public static Unguarded patch(String path, String summary) {
        return new Unguarded(Method.PATCH, path, summary);
    }

    public static Unguarded delete(String path, String summary) {
        return new Unguarded(Method.DELETE, path, summary);
    }

    public Method method() {
        return made.route.method;
    }

    /** The template, with parameters in braces: {@code /v1/devices/{id}}. */
    public String path() {
        return made.route.path;
    }

    /** Whether the path names a device, which the gate holds against what a key may reach. */
    boolean namesDevice() {
        return path().contains("{" + DEVICE + "}");
    }

    public String summary() {
        return made.route.summary;
    }

    public Access access() {
        return made.access;
    }

    public Request request() {
        return made.request;
    }

    public Reply reply() {
        return made.reply;
    }

    /** Query parameters that are read; others are ignored. */
    public List<Parameter> query() {
        return List.copyOf(made.query);
    }

    /** The largest body that is read, in bytes; empty for multipart, whose limits are the server's. */
    public OptionalLong maxBody() {
        return made.request instanceof Request.Multipart ? OptionalLong.empty() : OptionalLong.of(made.maxBody);
    }

    /** Whether unknown fields of the body are ignored instead of refused: for senders that may be newer than the server. */
    public boolean tolerant() {
        return made.tolerant;
    }

    /**
     * Whether members of a suspended organization are admitted. Operators of the platform always are, where they operate:
     * otherwise nobody could let their own organization go on.
     */
    public boolean evenSuspended() {
        return made.evenSuspended
                || made.access instanceof Access.Guarded(Permission permission)
                        && permission == Permission.PLATFORM_OPERATE;
    }

    /** Whether {@code Idempotency-Key} is honoured. */
    public boolean idempotent() {
        return made.idempotent;
    }

    /** What the audit log says when the route was used; of routes that change nothing, none. */
    public Optional<Recording> recording() {
        return made.recording;
    }

    /** Whether the answer holds a secret, which is never kept for a replay. */
    public boolean secret() {
        return made.secret;
    }

    Handler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return method() + " " + path();
    }

    /** HTTP methods that a route may have. {@code HEAD} and {@code OPTIONS} are answered by the server itself. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** Who may call a route. */
    public sealed interface Access {
        /** Anybody. */
        record Open() implements Access {}

        /** Whoever proves to be a principal that holds the permission. */
        record Guarded(Permission permission) implements Access {}
    }

    /** What a route takes. */
    public sealed interface Request {
        record None() implements Request {}

        /** A JSON object with the fields of the record; a component that is not Optional is required. */
        record Json(Class<? extends Record> type) implements Request {}

        /** A form with the text fields of the record, and one file. */
        record Multipart(Class<? extends Record> fields, String file) implements Request {}
    }

    /** What a route answers when all is well. */
    public sealed interface Reply {
        int status();

        /** @param picture another media type in which it can be had, by {@code Accept} */
        record Json(int status, Class<? extends Record> type, Optional<String> picture) implements Reply {}

        /** @param table another media type in which it can be had, by {@code Accept} */
        record JsonList(Class<? extends Record> element, Optional<String> table) implements Reply {
            @Override
            public int status() {
                return 200;
            }
        }

        /** A document that has no record: a page, a picture, a text. */
        record Bytes(String mediaType) implements Reply {
            @Override
            public int status() {
                return 200;
            }
        }

        record Nothing(int status) implements Reply {}

        /** Server-sent events, for as long as both sides stay. */
        record Events() implements Reply {
            @Override
            public int status() {
                return 200;
            }
        }

        /** The same events over a WebSocket, each a text message {@code {"event", "data"}}. */
        record Socket() implements Reply {
            @Override
            public int status() {
                return 101;
            }
        }
    }

    /** What the audit log hears of a route that changes something. */
    public sealed interface Recording {
        /** An entry with this action, in the transaction of the change. */
        record Entry(List<AuditAction> actions) implements Recording {
            public Entry {
                actions = List.copyOf(actions);
            }
        }

        /** No entry, and why. */
        record None(String reason) implements Recording {}
    }

    /** A parameter of the query string. */
    public record Parameter(String name, String description) {}

    /** Answers one request: parse, call, present. Refusals are thrown as {@link Problem}. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Exchange exchange);
    }

    /** A route of which nobody has said yet who may call it. */
    public static final class Unguarded {
        private final Method method;
        private final String path;
        private final String summary;

        private Unguarded(Method method, String path, String summary) {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("not a path template: " + path);
            }
            this.method = method;
            this.path = path;
            this.summary = summary;
        }

        /** Anybody may call it, without any credential. */
        public Builder open() {
            return new Builder(this, new Access.Open());
        }

        /** Only principals that hold the permission. */
        public Builder requires(Permission permission) {
            return new Builder(this, new Access.Guarded(permission));
        }
    }

    /** A route in the making. Without further word it takes no body and answers 204. */
    public static final class Builder {
        private final Unguarded route;
        private final Access access;
        private final List<Parameter> query = new ArrayList<>();
        private Request request = new Request.None();
        private Reply reply = new Reply.Nothing(204);
        private long maxBody = DEFAULT_BODY;
        private boolean tolerant;
        private boolean evenSuspended;
        private boolean idempotent;
        private boolean secret;
        private Optional<Recording> recording = Optional.empty();

        private Builder(Unguarded route, Access access) {
            this.route = route;
            this.access = access;
        }

        /** Takes a JSON object with the components of the record, in snake case, as fields. */
        public Builder takes(Class<? extends Record> type) {
            request = new Request.Json(type);
            return this;
        }

        /** Takes a form with the components of the record as text fields, and one file. */
        public Builder takesForm(Class<? extends Record> fields, String file) {
            request = new Request.Multipart(fields, file);
            return this;
        }

        /** Bodies beyond this many bytes answer 413. The default is 64 KB. */
        public Builder maxBody(long bytes) {
            maxBody = bytes;
            return this;
        }

        /** Unknown fields of the body are ignored. */
        public Builder tolerant() {
            tolerant = true;
            return this;
        }

        /** Admits members of a suspended organization too. */
        public Builder evenSuspended() {
            evenSuspended = true;
            return this;
        }

        public Builder query(String name, String description) {
            query.add(new Parameter(name, description));
            return this;
        }

        /** Honours {@code Idempotency-Key}. */
        public Builder idempotent() {
            idempotent = true;
            return this;
        }

        /** Leaves an entry with one of these actions in the audit log, written by the capability that does it. */
        public Builder records(AuditAction... actions) {
            recording = Optional.of(new Recording.Entry(List.of(actions)));
            return this;
        }

        /** Changes something and leaves no entry in the audit log. */
        public Builder recordsNothing(String reason) {
            recording = Optional.of(new Recording.None(reason));
            return this;
        }

        /** The answer holds a secret. */
        public Builder secret() {
            secret = true;
            return this;
        }

        public Builder answers(Class<? extends Record> type) {
            return answers(200, type);
        }

        public Builder answers(int status, Class<? extends Record> type) {
            reply = new Reply.Json(status, type, Optional.empty());
            return this;
        }

        /** As JSON, or as this media type to those whose {@code Accept} names it; the handler asks {@link Exchange#prefers}. */
        public Builder answersAlso(Class<? extends Record> type, String mediaType) {
            reply = new Reply.Json(200, type, Optional.of(mediaType));
            return this;
        }

        public Builder answersList(Class<? extends Record> element) {
            reply = new Reply.JsonList(element, Optional.empty());
            return this;
        }

        /** A list that takes {@code limit} and {@code cursor}; the handler answers {@link Answer#page}. */
        public Builder answersPage(Class<? extends Record> element) {
            query("limit", "how many, 1 to 200; 50 unless told");
            query("cursor", "where to go on, from the Link header of the page before");
            return answersList(element);
        }

        /** As {@link #answersPage}, or as this media type to those whose {@code Accept} names it. */
        public Builder answersPageAlso(Class<? extends Record> element, String mediaType) {
            answersPage(element);
            reply = new Reply.JsonList(element, Optional.of(mediaType));
            return this;
        }

        public Builder answersBytes(String mediaType) {
            reply = new Reply.Bytes(mediaType);
            return this;
        }

        public Builder answersNothing(int status) {
            reply = new Reply.Nothing(status);
            return this;
        }

        /** A stream of server-sent events; the handler answers {@link Answer#events}. */
        public Builder answersEvents() {
            reply = new Reply.Events();
            return this;
        }

        /** A WebSocket; the handler answers {@link Answer#events}. */
        public Builder answersSocket() {
            reply = new Reply.Socket();
            return this;
        }

        public Endpoint handledBy(Handler handler) {
            if (reply instanceof Reply.Socket && route.method != Method.GET) {
                throw new IllegalStateException("a WebSocket opens with GET");
            }
            if (idempotent && access instanceof Access.Open) {
                throw new IllegalStateException("an idempotency key belongs to a principal");
            }
            return new Endpoint(this, handler);
        }
    }
}
