/** A whole Visant in memory, and what every port must be able to show: for tests of services, adapters and wiring. */
@NullMarked
package app.visant.application;

import org.jspecify.annotations.NullMarked;
