/** What capabilities of all contexts share. */
@NullMarked
package app.visant.application.shared;

import org.jspecify.annotations.NullMarked;
