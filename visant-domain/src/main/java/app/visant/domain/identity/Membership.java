package app.visant.domain.identity;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;

/** That a person belongs to an organization, in a role. */
public record Membership(UserId user, OrgId org, Role role) {}
