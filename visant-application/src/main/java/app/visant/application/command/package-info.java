/** Orders to devices over their streams, until each is answered or expires. */
@NullMarked
package app.visant.application.command;

import org.jspecify.annotations.NullMarked;
