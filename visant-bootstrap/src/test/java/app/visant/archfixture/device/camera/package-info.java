/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.device.camera;

import org.jspecify.annotations.NullMarked;
