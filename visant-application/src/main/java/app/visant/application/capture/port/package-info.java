/** Where stills and their rows are kept, how pictures are read, and who watches. */
@NullMarked
package app.visant.application.capture.port;

import org.jspecify.annotations.NullMarked;
