/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.http.edge;

import org.jspecify.annotations.NullMarked;
