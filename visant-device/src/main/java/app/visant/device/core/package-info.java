/** What the runtime does: holds the line to the cloud, carries out commands once, and brings every still in. Knows the world by its ports only. */
@NullMarked
package app.visant.device.core;

import org.jspecify.annotations.NullMarked;
