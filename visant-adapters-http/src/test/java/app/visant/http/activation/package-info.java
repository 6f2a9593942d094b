/** Tests of codes over HTTP. */
@NullMarked
package app.visant.http.activation;

import org.jspecify.annotations.NullMarked;
