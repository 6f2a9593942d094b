package app.visant.domain.people;

import app.visant.domain.identity.Email;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Instant;

/** A person as the others of an organization see them. */
public record Member(UserId id, Email email, String name, Role role, Instant joinedAt) {}
