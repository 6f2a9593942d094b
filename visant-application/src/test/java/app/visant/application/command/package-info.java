/** Orders under test. */
@NullMarked
package app.visant.application.command;

import org.jspecify.annotations.NullMarked;
