/** The routes of API keys. */
@NullMarked
package app.visant.http.key;

import org.jspecify.annotations.NullMarked;
