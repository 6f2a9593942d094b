package app.visant.http;

import app.visant.domain.shared.Page;
import app.visant.http.stream.EventStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a handler answers. Immutable; each {@code with…} makes a new one. */
public final class Answer {
    private final int status;
    private final Content content;
    private final Map<String, String> headers;
    private final Session session;

    private Answer(int status, Content content, Map<String, String> headers, Session session) {
        this.status = status;
        this.content = content;
        this.headers = headers;
        this.session = session;
    }

    private static Answer of(int status, Content content) {
        return new Answer(status, content, Map.of(), new Session.Untouched());
    }

    /** 200 with a wire record. */
    public static Answer ok(Record body) {
        return json(200, body);
    }

    public static Answer json(int status, Record body) {
        return of(status, new Content.Json(body));
    }

    /** 200 with a bare array. */
    public static Answer list(List<? extends Record> items) {
        return of(200, new Content.Json(items));
    }

    /** 200 with a bare array, and a link to the next page if there is one. */
    public static <T> Answer page(Exchange exchange, Page<T> page, Function<? super T, ? extends Record> present) {
        return list(page.items().stream().<Record>map(present).toList()).leadingOn(exchange, page);
    }

    /** 204. */
    public static Answer nothing() {
        return nothing(204);
    }

    public static Answer nothing(int status) {
        return of(status, new Content.Empty());
    }

    /** 303 to another address. */
    public static Answer seeOther(String location) {
        return nothing(303).with("Location", location);
    }

    public static Answer bytes(String mediaType, byte[] content) {
        return bytes(200, mediaType, content);
    }

    public static Answer bytes(int status, String mediaType, byte[] content) {
        return of(status, new Content.Bytes(mediaType, content));
    }

    /** Copies the stream and closes it; {@code size} bytes. */
    public static Answer stream(String mediaType, long size, InputStream content) {
        return of(200, new Content.Copied(mediaType, size, content));
    }

    /** Written as it is made, of a length that nobody knows before. */
    public static Answer document(String mediaType, Document document) {
        return of(200, new Content.Made(mediaType, document));
    }

    /** Opens the stream of events that the endpoint has declared, and hands it over. */
    public static Answer events(Consumer<EventStream> opened) {
        return of(200, new Content.Events(opened));
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, content, more, session);
    }

    /** The same with a link to the next page, if there is one. */
    public Answer leadingOn(Exchange exchange, Page<?> page) {
        return page.next()
                .map(next -> with("Link", "<" + exchange.pageAfter(next) + ">; rel=\"next\""))
                .orElse(this);
    }

    /** Gives the browser a session cookie with this secret. */
    public Answer startingSession(String secret) {
        return new Answer(status, content, headers, new Session.Started(secret));
    }

    /** Takes the session cookie away, and what the browser has cached. */
    public Answer endingSession() {
        return new Answer(status, content, headers, new Session.Ended()).with("Clear-Site-Data", "\"cache\"");
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Map<String, String> headers() {
        return headers;
    }

    Content content() {
        return content;
    }

    Session session() {
        return session;
    }

    /** What follows the headers. */
    sealed interface Content {
        record Empty() implements Content {}

        /** A record or a list of records. */
        record Json(Object value) implements Content {}

        @SuppressWarnings("ArrayRecordComponent") // written once and never compared
        record Bytes(String mediaType, byte[] content) implements Content {}

        record Copied(String mediaType, long size, InputStream content) implements Content {}

        record Made(String mediaType, Document document) implements Content {}

        record Events(Consumer<EventStream> opened) implements Content {}
    }

    /** What becomes of the browser's session cookie. */
    sealed interface Session {
        record Untouched() implements Session {}

        record Started(String secret) implements Session {}

        record Ended() implements Session {}
    }
}
