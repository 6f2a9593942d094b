/** The dashboard in a real browser, over a whole server: what people do, and what they would see go wrong. */
@NullMarked
package app.visant.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
