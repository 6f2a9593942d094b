/** Judging a folder of stills, and counting how often an agent was right. */
@NullMarked
package app.visant.bootstrap.judge;

import org.jspecify.annotations.NullMarked;
