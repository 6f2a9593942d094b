/** Cameras in the field: their life cycle, settings and presence. */
@NullMarked
package app.visant.domain.device;

import org.jspecify.annotations.NullMarked;
