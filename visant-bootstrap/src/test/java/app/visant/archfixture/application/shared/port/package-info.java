/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.application.shared.port;

import org.jspecify.annotations.NullMarked;
