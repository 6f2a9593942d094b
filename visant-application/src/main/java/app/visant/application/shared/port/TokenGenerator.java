package app.visant.application.shared.port;

/** Unguessable secrets. */
public interface TokenGenerator {
    /** 256 random bits in URL-safe Base64 without padding: 43 characters. */
    String secret();

    /**
     * A code that people type: {@code groups} groups of four, joined by hyphens, of the 31 digits and capital letters
     * that cannot be mistaken (no 0, 1, I, L, O); about 20 bits a group.
     */
    String code(int groups);
}
