/** How answers of vision models become one verdict. */
@NullMarked
package app.visant.domain.evaluation;

import org.jspecify.annotations.NullMarked;
