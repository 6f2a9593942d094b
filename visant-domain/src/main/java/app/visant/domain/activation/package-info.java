/** Activation codes: what one grants, its rules, and what comes of redeeming it. */
@NullMarked
package app.visant.domain.activation;

import org.jspecify.annotations.NullMarked;
