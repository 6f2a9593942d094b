/** Devices over HTTP, for their organization and for the operator. */
@NullMarked
package app.visant.http.device;

import org.jspecify.annotations.NullMarked;
