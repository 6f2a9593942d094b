/** Members, invitations, and moving between organizations. */
@NullMarked
package app.visant.application.people;

import org.jspecify.annotations.NullMarked;
