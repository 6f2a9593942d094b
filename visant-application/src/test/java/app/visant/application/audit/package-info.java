/** Tests of who is told what was done. */
@NullMarked
package app.visant.application.audit;

import org.jspecify.annotations.NullMarked;
