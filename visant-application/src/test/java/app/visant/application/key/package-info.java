/** Tests of API keys. */
@NullMarked
package app.visant.application.key;

import org.jspecify.annotations.NullMarked;
