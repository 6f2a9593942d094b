/** The benchmarks: each figure beside a limit measured in the same run. */
@NullMarked
package app.visant.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
