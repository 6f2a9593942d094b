/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.device.cloud;

import org.jspecify.annotations.NullMarked;
