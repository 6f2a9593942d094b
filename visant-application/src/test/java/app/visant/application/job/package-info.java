/** Tests of how jobs are run. */
@NullMarked
package app.visant.application.job;

import org.jspecify.annotations.NullMarked;
