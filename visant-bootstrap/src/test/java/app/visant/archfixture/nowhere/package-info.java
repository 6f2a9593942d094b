/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.nowhere;

import org.jspecify.annotations.NullMarked;
