/** Configuration under test. */
@NullMarked
package app.visant.bootstrap.config;

import org.jspecify.annotations.NullMarked;
