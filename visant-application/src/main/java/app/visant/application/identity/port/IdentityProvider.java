package app.visant.application.identity.port;

import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.util.Optional;

/**
 * Who keeps passwords and says whether one is right: this installation itself, or a service elsewhere that it trusts.
 * What follows from a proof, an account and a session, is always this installation's own. Every method may take seconds,
 * is not to be called within a transaction, and throws {@link AwayException} if the service cannot be asked: that is never
 * to be told as a refusal.
 */
public interface IdentityProvider {

    /** Who issues the subjects of an external provider; empty if this installation keeps passwords itself. */
    Optional<String> issuer();

    /** Whether passwords, second factors and proofs of addresses are somebody else's business. */
    default boolean external() {
        return issuer().isPresent();
    }

    /** Takes somebody new into care, as far as that can be done before there is an account. */
    Registration register(Applicant applicant);

    /** Whether password and code are right. An unknown address and a wrong password are answered alike. */
    Proof prove(Attempt attempt);

    /** Mails something with which a forgotten password can be replaced, if it knows the address; never tells whether. */
    void recover(Email email, Origin origin);

    /** Puts a new password in place of a forgotten one, by what was mailed. */
    Reset reset(Replacement replacement);

    /** Somebody who wants an account. Both names are for show. */
    record Applicant(Email email, Password password, String name, String organizationName) {}

    /** Somebody who says to have one, as typed. */
    record Attempt(String email, String password, Optional<String> totp) {
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /** A new password, by the token that was mailed. */
    record Replacement(String token, Password next, Origin origin) {
        @Override
        public String toString() {
            return "Replacement[" + origin + "]";
        }
    }

    /**
     * A person as an external provider knows them.
     *
     * @param confirmed whether the person proved to read the mail of the address
     * @param name chosen by the person, for show
     * @param organizationName the same
     */
    record Identity(
            Subject subject, Email email, boolean confirmed, Optional<String> name, Optional<String> organizationName) {
        @Override
        public String toString() {
            return "Identity[" + subject + "]";
        }
    }

    /** Somebody who was proven. */
    sealed interface Who {
        /** Somebody with an account of this installation. */
        record Holder(UserId user) implements Who {}

        /**
         * Somebody whom the provider knows, and this installation perhaps not yet.
         *
         * @param grant a secret with which {@link ProviderSessions#renew} asks for consent again
         */
        record Elsewhere(Identity identity, String grant) implements Who {
            @Override
            public String toString() {
                return "Elsewhere[" + identity + "]";
            }
        }
    }

    /** Whether somebody was proven. */
    sealed interface Proof {
        record Proven(Who who) implements Proof {}

        /** The password is right, and a code of the authenticator is to come with it. */
        record CodeNeeded(Who who) implements Proof {}

        /** The password is right, and the code is not, or was used. */
        record WrongCode() implements Proof {}

        record Refused() implements Proof {}

        /** The address is not confirmed yet; the provider mailed how to. */
        record Unconfirmed() implements Proof {}

        /** The provider locked the account. */
        record Blocked() implements Proof {}

        record Throttled(Duration retryAfter) implements Proof {}
    }

    /** What came of registering. */
    sealed interface Registration {
        /** To be kept with the account, which is still to be opened. */
        record Hashed(String passwordHash) implements Registration {
            @Override
            public String toString() {
                return "Hashed";
            }
        }

        /** The provider has the person, and has let them in. */
        record Registered(Who.Elsewhere who) implements Registration {}

        /** The provider mailed the person how to confirm the address, or says so to tell nothing of somebody else. */
        record ConfirmationNeeded() implements Registration {}

        record EmailTaken() implements Registration {}

        /** The provider has rules of its own. */
        record Unacceptable(Part part, String why) implements Registration {}

        /** The provider takes nobody new. */
        record Closed() implements Registration {}

        record Throttled(Duration retryAfter) implements Registration {}
    }

    /** A part of what an applicant gave. */
    enum Part {
        EMAIL,
        PASSWORD
    }

    /** What came of a reset. */
    sealed interface Reset {
        /** @param elsewhere whose password it is, if an external provider keeps it: their sessions are to end */
        record Done(Optional<Subject> elsewhere) implements Reset {}

        /** What was mailed is not good, or not any more. */
        record BadToken() implements Reset {}

        record Unacceptable(String why) implements Reset {}

        record Throttled(Duration retryAfter) implements Reset {}
    }

    /** The provider cannot be asked now; to be tried again in a while. */
    final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AwayException(String message) {
            super(message);
        }

        public AwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
