/** What the runtime needs from the world: cameras, the cloud, and the machine's own disk. */
@NullMarked
package app.visant.device.port;

import org.jspecify.annotations.NullMarked;
