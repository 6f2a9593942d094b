package app.visant.http;

import java.util.function.Supplier;

/** A form with one file. Its temporary files are gone when the handler has returned. */
public final class Upload {
    private final Input fields;
    private final String mediaType;
    private final long size;
    private final Supplier<byte[]> content;

    Upload(Input fields, String mediaType, long size, Supplier<byte[]> content) {
        this.fields = fields;
        this.mediaType = mediaType;
        this.size = size;
        this.content = content;
    }

    /** The text fields. */
    public Input fields() {
        return fields;
    }

    /** What the sender calls the file; not to be believed. */
    public String mediaType() {
        return mediaType;
    }

    /** The length of the file in bytes, within the limit of the server. */
    public long size() {
        return size;
    }

    /** The whole file. */
    public byte[] content() {
        return content.get();
    }
}
