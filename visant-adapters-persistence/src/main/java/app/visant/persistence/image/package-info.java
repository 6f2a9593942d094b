/** Reading and making JPEG pictures: marker walk, decoding, reduction, encoding. */
@NullMarked
package app.visant.persistence.image;

import org.jspecify.annotations.NullMarked;
