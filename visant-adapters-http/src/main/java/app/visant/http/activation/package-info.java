/** Activation codes over HTTP: redeeming them, and the operator's side. */
@NullMarked
package app.visant.http.activation;

import org.jspecify.annotations.NullMarked;
