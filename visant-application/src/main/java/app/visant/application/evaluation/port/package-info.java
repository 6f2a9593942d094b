/** The vision models, and where descriptions, assessments and scene memories are kept. */
@NullMarked
package app.visant.application.evaluation.port;

import org.jspecify.annotations.NullMarked;
