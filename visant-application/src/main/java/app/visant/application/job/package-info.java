/** Background work: how jobs are taken, run, retried and given up, whatever they are about. */
@NullMarked
package app.visant.application.job;

import org.jspecify.annotations.NullMarked;
