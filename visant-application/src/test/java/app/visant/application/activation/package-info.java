/** Tests of codes and plans. */
@NullMarked
package app.visant.application.activation;

import org.jspecify.annotations.NullMarked;
