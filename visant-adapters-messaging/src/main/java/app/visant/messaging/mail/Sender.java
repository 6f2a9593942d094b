package app.visant.messaging.mail;

import app.visant.application.mail.port.Recipient;

/**
 * Who all mail is from.
 *
 * @param name what programs show beside the address
 * @param host names this installation in message ids
 */
public record Sender(String name, String address, String host) {
    public Sender {
        // A sender is of the same form as a recipient.
        address = new Recipient(address, name).address();
        if (!host.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw new IllegalArgumentException("must be a host name");
        }
    }
}
