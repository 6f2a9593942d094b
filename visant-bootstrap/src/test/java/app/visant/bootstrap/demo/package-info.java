/** The demonstration under test. */
@NullMarked
package app.visant.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
