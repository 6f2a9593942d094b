/** The demonstration: the whole product on one machine, with a simulated camera, used through its own API. */
@NullMarked
package app.visant.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
