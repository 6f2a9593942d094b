/** Orders to devices over HTTP: giving them, streaming them, answering them. */
@NullMarked
package app.visant.http.command;

import org.jspecify.annotations.NullMarked;
