package app.visant.domain.shared;

import java.time.Instant;

/**
 * A request that shall have its effect once however often it is sent.
 *
 * @param principal who sent it, in words
 * @param key what the sender calls it
 * @param at when it was taken up, in microseconds; tells it from another try with the same key
 */
public record Attempt(OrgId org, String principal, String key, Instant at) {}
