/** Organizations: how one comes to be. */
@NullMarked
package app.visant.application.org;

import org.jspecify.annotations.NullMarked;
