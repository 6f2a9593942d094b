/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.persistence;

import org.jspecify.annotations.NullMarked;
