/** Stills on disk: written so that an answer survives a power cut, in the layout of the datalake. */
@NullMarked
package app.visant.persistence.datalake;

import org.jspecify.annotations.NullMarked;
