package app.visant.domain.identity;

/**
 * Who somebody is to an identity provider elsewhere. A person is known again by this and by nothing else: an address may
 * change hands, a subject does not.
 *
 * @param issuer names the provider, as its tokens do
 * @param id what the provider calls the person
 */
public record Subject(String issuer, String id) {
    private static final int MAX = 255;

    public Subject {
        if (issuer.isBlank() || issuer.length() > MAX) {
            throw new IllegalArgumentException("the issuer must be 1 to " + MAX + " characters");
        }
        if (id.isBlank() || id.length() > MAX) {
            throw new IllegalArgumentException("the subject must be 1 to " + MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return id + " at " + issuer;
    }
}
