/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.device.core;

import org.jspecify.annotations.NullMarked;
