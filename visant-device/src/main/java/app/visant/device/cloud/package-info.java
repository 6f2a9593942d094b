/** Speaks the device's side of the HTTP contract. The only package that does, and the only one besides the cameras that knows OkHttp. */
@NullMarked
package app.visant.device.cloud;

import org.jspecify.annotations.NullMarked;
