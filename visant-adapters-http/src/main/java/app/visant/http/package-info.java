/** What all web contexts share: the server, its endpoint table machinery, problems and streams. */
@NullMarked
package app.visant.http;

import org.jspecify.annotations.NullMarked;
