/** Tests of what capabilities share. */
@NullMarked
package app.visant.application.shared;

import org.jspecify.annotations.NullMarked;
