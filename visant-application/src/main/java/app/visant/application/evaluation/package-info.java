/** Judging stills: jobs, agents, verdicts. */
@NullMarked
package app.visant.application.evaluation;

import org.jspecify.annotations.NullMarked;
