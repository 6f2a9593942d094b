/** Members and invitations on the web. */
@NullMarked
package app.visant.http.people;

import org.jspecify.annotations.NullMarked;
