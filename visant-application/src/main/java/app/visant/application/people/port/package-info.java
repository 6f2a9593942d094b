/** Where memberships and invitations are kept. */
@NullMarked
package app.visant.application.people.port;

import org.jspecify.annotations.NullMarked;
