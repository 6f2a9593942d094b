/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture;

import org.jspecify.annotations.NullMarked;
