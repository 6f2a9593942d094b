/** Tests of how stills are judged. */
@NullMarked
package app.visant.application.evaluation;

import org.jspecify.annotations.NullMarked;
