/** Tests of the services that look after people. */
@NullMarked
package app.visant.application.people;

import org.jspecify.annotations.NullMarked;
