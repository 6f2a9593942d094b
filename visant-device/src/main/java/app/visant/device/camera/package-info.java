/** Cameras: each turns its source into JPEG stills. */
@NullMarked
package app.visant.device.camera;

import org.jspecify.annotations.NullMarked;
