package app.visant.bootstrap.config;

/** How the line to the mail server is protected. */
public enum MailSecurity {
    NONE(25),
    STARTTLS(587),
    TLS(465);

    private final int port;

    MailSecurity(int port) {
        this.port = port;
    }

    /** Where servers usually listen for it. */
    int usualPort() {
        return port;
    }
}
